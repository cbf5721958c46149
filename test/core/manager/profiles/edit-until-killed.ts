import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import type { CoreContext } from '../../../../electron/core/context.ts';
import { createLayout } from '../../../../electron/core/layout.ts';
import { createProfiles } from '../../../../electron/core/manager/profiles/create-profiles.ts';

/**
 * Sets the home in argv[2] up and undoes it, over and over, until the test kills this process. Says "ready" before the
 * first edit.
 */
const userHome = process.argv[2]!;
const silent = () => undefined;
const context: CoreContext = {
  layout: createLayout(`${userHome}/.goswitch`),
  env: {},
  userHome,
  os: process.platform,
  native: { os: 'linux', arch: 'amd64' },
  clock: { now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
  log: { info: silent, warn: silent, error: silent },
  events: createEventBus(),
  http: () => Promise.reject(new Error('no network')),
};
const profiles = createProfiles(context, {
  journal: createJournal(context),
  locks: createLocks(context, { waitMs: () => 10_000 }),
});
process.stdout.write('ready');
for (;;) {
  await profiles.apply({ targets: ['bash', 'fish'] });
  await profiles.undo();
}

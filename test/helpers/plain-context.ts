import { createEventBus } from '../../electron/core/base/event-bus.ts';
import type { CoreContext } from '../../electron/core/context.ts';
import { createLayout } from '../../electron/core/layout.ts';

/**
 * A context over a given home, for the small programs that tests start; `createSandbox` is for the tests themselves.
 */
export function plainContext(home: string): CoreContext {
  const silent = () => undefined;
  return {
    layout: createLayout(home),
    env: { PATH: '/usr/bin:/bin' },
    userHome: home,
    os: process.platform,
    native: { os: 'linux', arch: 'amd64' },
    clock: { now: () => Date.now(), sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) },
    log: { info: silent, warn: silent, error: silent },
    events: createEventBus(),
    http: () => Promise.reject(new Error('The network is off in this test')),
  };
}

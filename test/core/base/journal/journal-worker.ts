/**
 * Appends COUNT entries to the journal of HOME, each with about SIZE bytes of data: `node journal-worker.ts HOME COUNT
 * SIZE NAME`.
 */
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import { createLayout } from '../../../../electron/core/layout.ts';

const [home = '', count = '0', size = '0', name = ''] = process.argv.slice(2);
const clock = { now: () => Date.now(), sleep: async () => undefined };
const journal = createJournal({ layout: createLayout(home), clock, events: createEventBus() });
for (let index = 0; index < Number(count); index++) {
  await journal.append({
    action: 'test',
    target: `${name} ${index}`,
    summary: 'A test.',
    data: { filler: 'x'.repeat(Number(size)) },
    undo: null,
  });
  if (index === 0) console.log('started');
}

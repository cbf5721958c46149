/**
 * Logs COUNT warnings to HOME, written one by one, or left to the end of the process: `node log-worker.ts HOME COUNT
 * exit|throw|return|NAME`.
 */

import { createFileLog } from '../../../../electron/core/base/log/create-file-log.ts';
import { createLayout } from '../../../../electron/core/layout.ts';

const [home = '', count = '0', name = ''] = process.argv.slice(2);
const clock = { now: () => Date.now(), sleep: async () => undefined };
const log = createFileLog({ layout: createLayout(home), clock }, { maxBytes: 2000, keep: 1000 });
const isEnd = ['exit', 'throw', 'return'].includes(name);
for (let index = 0; index < Number(count); index++) {
  log.warn(`${name} ${index}`);
  if (!isEnd) log.flush();
}
if (name === 'exit') process.exit(3);
if (name === 'throw') throw new Error('as asked');

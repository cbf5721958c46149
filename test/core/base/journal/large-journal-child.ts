/** Reads a journal as the window and the command do: `node large-journal-child.ts HOME`. */

import { createCore } from '../../../../electron/core/create-core.ts';
import { createHandlers } from '../../../../electron/core/create-handlers.ts';
import { report } from '../../../helpers/measure-child.ts';
import { plainContext } from '../../../helpers/plain-context.ts';

const [home = ''] = process.argv.slice(2);
const { native, log, clock, os, userHome, env } = plainContext(home);
const core = createCore({ home, env, userHome, native, log, clock, os, version: '0.0.0-test' });
const handlers = createHandlers(core, { version: '0.0.0-test' });
const window = await handlers.call('journal.list', { limit: 5000 });
const ofAction = await handlers.call('journal.list', { action: 'sdk.use', limit: 100 });
const unknown = await handlers.call('journal.undo', { id: '000000000-0000000000' });
await handlers.close();
const said = (answer: Awaited<ReturnType<typeof handlers.call>>) =>
  answer.ok ? (answer.value as { summary: string }[]).map(({ summary }) => summary) : answer.error.code;
report({ window: said(window), ofAction: said(ofAction), unknown: said(unknown) });

/**
 * Started by sdks-processes.test.ts: `sdks-worker.ts HOME FOLDER` adopts the SDK at FOLDER, uses and removes it, by
 * turns, until it is killed.
 */
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { plainContext } from '../../../helpers/plain-context.ts';

const [home = '', folder = ''] = process.argv.slice(2);
const context = plainContext(home);
const parts = createEngineParts(context);
const sdks = createSdks(context, parts);
const switching = createSwitching(context, parts);
const progress = { signal: new AbortController().signal, phase: () => undefined, bytes: () => undefined };

console.log('started');
for (let round = 0; ; round++) {
  const { name } = await sdks.import(folder, { mode: round % 2 === 0 ? 'copy' : 'link', progress });
  await switching.use(name);
  await sdks.remove(name, { force: true });
}

/** `npm start`: opens the window, in Electron where its runtime is, in the browser otherwise. */
import { fileURLToPath } from 'node:url';
import { startWindow } from './start/start-window.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.exitCode = await startWindow({
  root,
  env: process.env,
  os: process.platform,
  args: process.argv.slice(2),
  say: (line) => console.log(line),
});

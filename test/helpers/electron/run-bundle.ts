/**
 * Runs a bundled main process in plain Node, with the stand-in for Electron: `node run-bundle.ts DIST/main.js`. Prints
 * what came of it as JSON.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createBridge } from '../../../electron/preload/create-bridge.ts';
import { standIn } from './electron-module.ts';

const electron = new URL('./electron-module.ts', import.meta.url).href;
const main = pathToFileURL(process.argv[2] ?? '').href;
const loaded: string[] = [];
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
  load(url, context, next) {
    const folder = new URL('.', main).href;
    if (url.startsWith(folder)) loaded.push(url.slice(folder.length));
    return next(url, context);
  },
});

await import(main);
const endMs = Date.now() + 20_000;
while (standIn.windows.length === 0 && standIn.opened.length === 0 && Date.now() < endMs)
  await new Promise((resolve) => setTimeout(resolve, 10));
const [window] = standIn.windows;
const bridge = window === undefined ? null : createBridge(window.webContents.preloadParts());
const page = window === undefined ? null : await standIn.request(window.webContents.url);
const result = {
  loaded,
  opened: standIn.opened,
  url: window?.webContents.url,
  preload: window?.options.webPreferences?.preload,
  icon: window?.options.icon,
  page: await page?.text(),
  info: await bridge?.call('app.info', {}),
  job: await bridge?.call('sdks.verify', { sdk: '1.26' }),
};
standIn.app.quit();
process.stdout.write(JSON.stringify(result), () => process.exit(0));

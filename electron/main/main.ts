/** The desktop app: hands Electron and this machine to `startApp`. The only file that loads Electron itself. */
import path from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { isAppError } from '../contract/errors.ts';
import { findAppFiles } from './app-files.ts';
import type { ElectronParts } from './electron-parts.ts';
import { createSealing } from './keychain/create-sealing.ts';
import { createSystemProxy } from './keychain/system-proxy.ts';
import { openCore } from './open-core.ts';
import { startApp } from './start-app.ts';
import { chooseLanguage } from './words/language.ts';
import { WORDS } from './words/words.ts';

const electron: ElectronParts = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
};

app.setName('GoSwitch');
// As appId in electron-builder.yml: Windows shows notifications only of programs it can name.
app.setAppUserModelId('goswitch.desktop');
const core = openCore(process, {
  version: app.getVersion(),
  sealing: createSealing(electron, process.platform),
  systemProxy: createSystemProxy(electron),
});
startApp(electron, {
  core,
  files: findAppFiles({
    mainUrl: import.meta.url,
    os: process.platform,
    env: process.env,
    resources: app.isPackaged ? process.resourcesPath : null,
  }),
  stateFile: path.join(app.getPath('userData'), 'desktop-state.json'),
  host: process,
}).catch((error: unknown) => {
  core.context.log.error('The app could not start', { error });
  const { dialog: words } = WORDS[chooseLanguage('system', app.getPreferredSystemLanguages())];
  dialog.showErrorBox(words.startFailed, isAppError(error, 'window-missing') ? words.windowMissing : String(error));
  app.exit(1);
});

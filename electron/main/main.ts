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
import { type AppError, isAppError } from '../contract/errors.ts';
import { chooseLanguage } from '../contract/words/language.ts';
import { findAppFiles } from './app-files.ts';
import type { ElectronParts } from './electron-parts.ts';
import { createSealing } from './keychain/create-sealing.ts';
import { createSystemProxy } from './keychain/system-proxy.ts';
import { openCore } from './open-core.ts';
import { startApp } from './start-app.ts';
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
const core = openCoreOrTell();
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
  tellAndEnd(error);
});

/** A home that must not be used is told in the same words as by the command. */
function openCoreOrTell() {
  try {
    return openCore(process, {
      version: app.getVersion(),
      sealing: createSealing(electron, process.platform),
      systemProxy: createSystemProxy(electron),
    });
  } catch (error) {
    return tellAndEnd(error);
  }
}

function tellAndEnd(error: unknown): never {
  const { dialog: words } = WORDS[chooseLanguage('system', app.getPreferredSystemLanguages())];
  dialog.showErrorBox(
    words.startFailed,
    isAppError(error, 'window-missing') ? words.windowMissing : isAppError(error) ? sentenceOf(error) : String(error),
  );
  app.exit(1);
  // Electron ends at its next turn; nothing of this module must run until then.
  return process.exit(1);
}

function sentenceOf({ message, hint }: AppError): string {
  return hint === undefined ? message : `${message}\n\n${hint}`;
}

/**
 * Stands in for `import ... from 'electron'` where the bundled main process runs in plain Node:
 * test/package/desktop-bundle.test.ts.
 */
import { createElectronStandIn } from '../electron-stand-in.ts';

export const standIn = createElectronStandIn({ userData: `${process.env['HOME']}/user-data` });
export const {
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
} = standIn.parts;

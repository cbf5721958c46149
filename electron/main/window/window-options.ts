import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { SMALLEST_WINDOW } from './place-window.ts';

interface WindowLook {
  readonly bounds: Rectangle;
  readonly isDark: boolean;
  /** Path of the preload script. */
  readonly preload: string;
  /** Path of the icon; macOS takes it from the bundle. */
  readonly icon: string;
  /** For those who work on the window; nobody needs them in a package, and a page's memory is open to them. */
  readonly hasDeveloperTools: boolean;
}

/** The page's background before its style is there: `--bg` of the window's tokens, so that nothing flashes. */
export function windowBackground(isDark: boolean): string {
  return isDark ? '#14171a' : '#f6f7f9';
}

/** How a window is made: the page is a stranger, which gets the bridge and nothing of Node. */
export function windowOptions({
  bounds,
  isDark,
  preload,
  icon,
  hasDeveloperTools,
}: WindowLook): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    title: 'GoSwitch',
    icon,
    show: false,
    backgroundColor: windowBackground(isDark),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: hasDeveloperTools,
    },
  };
}

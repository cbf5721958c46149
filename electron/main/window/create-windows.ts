import type { Log } from '../../core/context.ts';
import type { AppFiles } from '../app-files.ts';
import type { DesktopStateFile } from '../desktop-state.ts';
import type { AppWindow, ElectronParts } from '../electron-parts.ts';
import type { PreferencesStore } from '../preferences.ts';
import { guardWindow } from './guard-window.ts';
import { placeWindow } from './place-window.ts';
import { windowAddress } from './window-address.ts';
import { windowBackground, windowOptions } from './window-options.ts';

/** A page of the window, as its address names it. */
type WindowPage = 'versions' | 'projects' | 'settings' | 'activity' | 'network';

/** The windows of the app. Each shows the same; closing the last one leaves the engine running. */
export interface Windows {
  /** Brings a window to the front, a new one where there is none, at the page asked for (of one version, say). */
  open(page?: WindowPage, subject?: string): void;
  openAnother(): void;
  /** The one a dialog should belong to. */
  front(): AppWindow | null;
  isAnyFocused(): boolean;
}

interface WindowsOptions {
  readonly files: AppFiles;
  readonly state: DesktopStateFile;
  readonly preferences: PreferencesStore;
  readonly log: Log;
}

/** Another window must not hide the first one. */
const STEP = 28;

type Parts = Pick<ElectronParts, 'BrowserWindow' | 'dialog' | 'nativeTheme' | 'screen'>;

export function createWindows(electron: Parts, { files, state, preferences, log }: WindowsOptions): Windows {
  const { BrowserWindow, nativeTheme, screen } = electron;

  function make(address = windowAddress()): void {
    const screens = {
      workAreas: screen.getAllDisplays().map(({ workArea }) => workArea),
      primary: screen.getPrimaryDisplay().workArea,
    };
    const beside = front()?.getNormalBounds();
    const wanted = beside === undefined ? state.current.window : { ...beside, x: beside.x + STEP, y: beside.y + STEP };
    const look = {
      isDark: nativeTheme.shouldUseDarkColors,
      preload: files.preload,
      icon: files.windowIcon,
      hasDeveloperTools: !files.isPackaged,
    };
    const window = new BrowserWindow(windowOptions({ ...look, bounds: placeWindow(wanted, screens) }));
    guardWindow(electron, { window, preferences, log });
    window.on('ready-to-show', () => {
      if (beside === undefined && state.current.window?.isMaximized) window.maximize();
      window.show();
    });
    window.on('close', () =>
      state.update({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } }),
    );
    load(window, address);
  }

  function load(window: AppWindow, address: string): void {
    window.loadURL(address).catch((error: unknown) => log.warn('The page of a window could not be loaded', { error }));
  }

  function front(): AppWindow | null {
    return (
      BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => !window.isDestroyed()) ?? null
    );
  }

  preferences.onChange(() => {
    nativeTheme.themeSource = preferences.current.theme;
    const background = windowBackground(nativeTheme.shouldUseDarkColors);
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(background);
  });
  nativeTheme.themeSource = preferences.current.theme;

  return {
    open(page, subject) {
      const address = windowAddress(page, subject);
      const window = front();
      if (window === null) return make(address);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (page !== undefined) load(window, address);
    },
    openAnother: () => make(),
    front,
    isAnyFocused: () => BrowserWindow.getFocusedWindow() !== null,
  };
}

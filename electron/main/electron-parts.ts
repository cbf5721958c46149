/**
 * What of Electron the app uses, taken from Electron's own declarations. main.ts hands in the real thing, which the
 * compiler holds against these types, as it does the stand-in of the tests: neither can drift.
 */
import type * as Electron from 'electron';

/** An event whose usual consequence can be prevented. */
type Preventable = Pick<Electron.Event, 'preventDefault'>;
type WithUrl = Preventable & { readonly url: string };

export interface ElectronApp
  extends Pick<
    Electron.App,
    | 'exit'
    | 'getPath'
    | 'getPreferredSystemLanguages'
    | 'getVersion'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setAppUserModelId'
    | 'setName'
    | 'showAboutPanel'
    | 'whenReady'
  > {
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'>;
  on(
    event: 'activate' | 'browser-window-focus' | 'second-instance' | 'window-all-closed',
    listener: () => void,
  ): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'web-contents-created', listener: (event: Preventable, contents: WindowContents) => void): unknown;
}

/** The page of a window. */
export interface WindowContents
  extends Pick<
    Electron.WebContents,
    | 'forcefullyCrashRenderer'
    | 'id'
    | 'isDestroyed'
    | 'reload'
    | 'send'
    | 'setWebRTCIPHandlingPolicy'
    | 'setWindowOpenHandler'
  > {
  on(event: 'will-frame-navigate' | 'will-redirect', listener: (event: WithUrl) => void): unknown;
  on(event: 'input-event', listener: (event: unknown, input: Pick<Electron.InputEvent, 'type'>) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(
    event: 'did-start-navigation',
    listener: (details: { readonly isMainFrame: boolean; readonly isSameDocument: boolean }) => void,
  ): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: Pick<Electron.RenderProcessGoneDetails, 'reason'>) => void,
  ): unknown;
  on(event: 'destroyed', listener: () => void): unknown;
}

export interface AppWindow
  extends Pick<
    Electron.BrowserWindow,
    | 'close'
    | 'destroy'
    | 'focus'
    | 'getNormalBounds'
    | 'isDestroyed'
    | 'isFocused'
    | 'isMaximized'
    | 'isMinimized'
    | 'loadURL'
    | 'maximize'
    | 'restore'
    | 'setBackgroundColor'
    | 'show'
  > {
  readonly webContents: WindowContents;
  on(event: 'close' | 'closed' | 'ready-to-show' | 'unresponsive' | 'responsive', listener: () => void): unknown;
}

/** As much of a window as a dialog needs to belong to it. */
type DialogOwner = Pick<Electron.BaseWindow, 'isDestroyed'>;

interface ElectronDialog {
  showMessageBox(
    owner: DialogOwner,
    options: Electron.MessageBoxOptions,
  ): Promise<Pick<Electron.MessageBoxReturnValue, 'response'>>;
  showMessageBox(options: Electron.MessageBoxOptions): Promise<Pick<Electron.MessageBoxReturnValue, 'response'>>;
  showOpenDialog(owner: DialogOwner, options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>;
  showOpenDialog(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>;
  showErrorBox(title: string, content: string): void;
}

/** Where a call came from. */
export interface CallEvent {
  readonly sender: WindowContents;
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}

export interface AppTray extends Pick<Electron.Tray, 'destroy' | 'isDestroyed' | 'setToolTip'> {
  setContextMenu(menu: object | null): void;
  on(event: 'click', listener: () => void): unknown;
}

export interface AppNotification extends Pick<Electron.Notification, 'show'> {
  on(event: 'click' | 'close', listener: () => void): unknown;
}

export interface ElectronSession
  extends Pick<Electron.Session, 'resolveProxy' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled'> {
  setPermissionCheckHandler(handler: (contents: object | null, permission: string, origin: string) => boolean): void;
  setPermissionRequestHandler(
    handler: (
      contents: object,
      permission: string,
      answer: (isGranted: boolean) => void,
      details: { readonly requestingUrl: string },
    ) => void,
  ): void;
  readonly webRequest: {
    onBeforeRequest(
      filter: Electron.WebRequestFilter,
      listener: (details: { readonly url: string }, answer: (response: Electron.CallbackResponse) => void) => void,
    ): void;
  };
}

export interface ElectronParts {
  readonly app: ElectronApp;
  readonly BrowserWindow: {
    new (options: Electron.BrowserWindowConstructorOptions): AppWindow;
    getAllWindows(): AppWindow[];
    getFocusedWindow(): AppWindow | null;
  };
  readonly dialog: ElectronDialog;
  readonly ipcMain: {
    handle(channel: string, listener: (event: CallEvent, ...args: unknown[]) => unknown): void;
    on(channel: string, listener: (event: CallEvent, ...args: unknown[]) => void): unknown;
  };
  readonly Menu: {
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): object;
    setApplicationMenu(menu: object | null): void;
  };
  readonly nativeTheme: Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>;
  readonly Notification: {
    new (options: Electron.NotificationConstructorOptions): AppNotification;
    isSupported(): boolean;
  };
  readonly powerMonitor: { on(event: 'resume' | 'shutdown' | 'unlock-screen', listener: () => void): unknown };
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'> & {
    handle(scheme: string, handler: (request: Pick<Request, 'method' | 'url'>) => Promise<Response>): void;
  };
  readonly safeStorage: Pick<
    Electron.SafeStorage,
    'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
  >;
  readonly screen: {
    getAllDisplays(): Pick<Electron.Display, 'workArea'>[];
    getPrimaryDisplay(): Pick<Electron.Display, 'workArea'>;
  };
  readonly session: { readonly defaultSession: ElectronSession };
  readonly shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  readonly Tray: new (icon: string) => AppTray;
}

export type { MenuItemConstructorOptions } from 'electron';

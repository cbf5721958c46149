/**
 * A stand-in for the few things of Electron that the app uses, since its runtime cannot be had everywhere. It is held
 * against `ElectronParts`, which is made of Electron's own declarations: what the real one does not have, or has
 * otherwise, does not compile. It shows nothing and remembers everything.
 */
import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  OpenDialogOptions,
  Rectangle,
} from 'electron';
import type { ElectronParts } from '../../electron/main/electron-parts.ts';
import { StandInApp, type StandInAppOptions } from './electron/stand-in-app.ts';
import { StandInIpc } from './electron/stand-in-ipc.ts';
import { StandInMenu } from './electron/stand-in-menu.ts';
import { createStandInSafeStorage, type StandInKeychain } from './electron/stand-in-safe-storage.ts';
import { StandInSession } from './electron/stand-in-session.ts';
import { StandInContents, StandInWindow } from './electron/stand-in-window.ts';

export interface StandInOptions extends StandInAppOptions {
  /** Of the screens, the main one first. */
  readonly workAreas?: readonly [Rectangle, ...Rectangle[]];
  readonly hasNotifications?: boolean;
  /** What keeps secrets on this desktop; default: nothing that keeps others out. */
  readonly keychain?: StandInKeychain;
  /** The desktop refuses a tray. */
  readonly refusesTray?: boolean;
}

/** A question on the screen, until it is answered or withdrawn. */
interface Question {
  readonly options: MessageBoxOptions;
  answer(response: number): void;
}

interface ShownTray {
  readonly icon: string;
  readonly tooltip: string;
  readonly menu: StandInMenu;
  /** How often a menu was handed over. */
  readonly updates: number;
  emit(event: 'click'): boolean;
}

interface ShownNotification {
  readonly options: NotificationConstructorOptions;
  emit(event: 'click' | 'close'): boolean;
}

export interface ElectronStandIn {
  readonly parts: ElectronParts;
  readonly app: StandInApp;
  /** The focused one, or the one that was last, first. */
  readonly windows: readonly StandInWindow[];
  readonly session: StandInSession;
  readonly powerMonitor: EventEmitter;
  readonly questions: readonly Question[];
  readonly trays: readonly ShownTray[];
  readonly notifications: readonly ShownNotification[];
  /** What was handed to the system, in order: links, folders, and dialogs as they were asked for. */
  readonly opened: readonly (string | OpenDialogOptions)[];
  /** What the person picks in the next dialogs; nothing when it is empty. */
  readonly picks: string[];
  readonly privilegedSchemes: readonly object[];
  applicationMenu(): StandInMenu;
  /** What a scheme answers, as the page would be answered. */
  request(url: string, method?: string): Promise<Response>;
  focus(window: StandInWindow | null): void;
}

export function createElectronStandIn(options: StandInOptions): ElectronStandIn {
  const windows: StandInWindow[] = [];
  const app = new StandInApp(options, windows);
  const ipc = new StandInIpc();
  const session = new StandInSession();
  const powerMonitor = new EventEmitter();
  const dialogs = createDialogs();
  const trays: ShownTray[] = [];
  const notifications: ShownNotification[] = [];
  const opened: (string | OpenDialogOptions)[] = dialogs.opened;
  const schemes = new Map<string, (request: Pick<Request, 'method' | 'url'>) => Promise<Response>>();
  const privilegedSchemes: object[] = [];
  let applicationMenu: StandInMenu | null = null;
  let focused: StandInWindow | null = null;

  class BrowserWindow extends StandInWindow {
    constructor(given: BrowserWindowConstructorOptions) {
      super(given, new StandInContents(ipc), windows);
      app.emit('web-contents-created', {}, this.webContents);
      this.on('closed', () => windows.length === 0 && !app.hasEnded && app.emit('window-all-closed'));
    }
    static getAllWindows(): StandInWindow[] {
      return [...windows];
    }
    static getFocusedWindow(): StandInWindow | null {
      return focused?.isDestroyed() === false ? focused : null;
    }
  }

  class Tray extends EventEmitter implements ShownTray {
    tooltip = '';
    menu = new StandInMenu([]);
    updates = 0;
    readonly icon: string;
    #isDestroyed = false;
    constructor(icon: string) {
      super();
      if (options.refusesTray) throw new Error('No tray here');
      this.icon = icon;
      trays.push(this);
    }
    setToolTip(text: string): void {
      this.tooltip = text;
    }
    setContextMenu(menu: object | null): void {
      this.menu = menu as StandInMenu;
      this.updates++;
    }
    isDestroyed(): boolean {
      return this.#isDestroyed;
    }
    destroy(): void {
      this.#isDestroyed = true;
    }
  }

  class Notification extends EventEmitter implements ShownNotification {
    readonly options: NotificationConstructorOptions;
    constructor(given: NotificationConstructorOptions) {
      super();
      this.options = given;
    }
    static isSupported(): boolean {
      return options.hasNotifications ?? true;
    }
    show(): void {
      notifications.push(this);
    }
  }

  const workAreas = options.workAreas ?? [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const parts: ElectronParts = {
    ...{ app, BrowserWindow, Notification, powerMonitor, Tray, dialog: dialogs.dialog, ipcMain: ipc.ipcMain },
    Menu: {
      buildFromTemplate: (template) => new StandInMenu(template),
      setApplicationMenu(menu) {
        applicationMenu = menu as StandInMenu | null;
      },
    },
    nativeTheme: { shouldUseDarkColors: false, themeSource: 'system' },
    protocol: {
      registerSchemesAsPrivileged: (list) => void privilegedSchemes.push(...list),
      handle: (scheme, handler) => void schemes.set(scheme, handler),
    },
    safeStorage: createStandInSafeStorage(options.keychain),
    screen: {
      getAllDisplays: () => workAreas.map((workArea) => ({ workArea })),
      getPrimaryDisplay: () => ({ workArea: workAreas[0] }),
    },
    session: { defaultSession: session },
    shell: {
      openExternal: async (url) => void opened.push(`external ${url}`),
      async openPath(path) {
        opened.push(`path ${path}`);
        return '';
      },
      showItemInFolder: (path) => void opened.push(`item ${path}`),
    },
  };

  return {
    ...{ parts, app, windows, session, powerMonitor, trays, notifications, opened, privilegedSchemes },
    questions: dialogs.questions,
    picks: dialogs.picks,
    applicationMenu() {
      if (applicationMenu === null) throw new Error('There is no menu bar');
      return applicationMenu;
    },
    async request(url, method = 'GET') {
      const handler = schemes.get(new URL(url).protocol.replace(':', ''));
      if (handler === undefined) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${url}`);
      return await handler({ url, method });
    },
    focus(window) {
      focused = window;
      window?.focus();
      if (window !== null) app.emit('browser-window-focus');
    },
  };
}

function createDialogs() {
  const questions: Question[] = [];
  const opened: (string | OpenDialogOptions)[] = [];
  const picks: string[] = [];
  const dialog: ElectronParts['dialog'] = {
    showMessageBox: (...args: [object, MessageBoxOptions] | [MessageBoxOptions]) =>
      new Promise((resolve) => {
        const given = args.at(-1) as MessageBoxOptions;
        given.signal?.addEventListener('abort', () => resolve({ response: given.cancelId ?? 0 }));
        questions.push({ options: given, answer: (response) => resolve({ response }) });
      }),
    showOpenDialog: async (...args: [object, OpenDialogOptions] | [OpenDialogOptions]) => {
      opened.push(args.at(-1) as OpenDialogOptions);
      const picked = picks.shift();
      return { canceled: picked === undefined, filePaths: picked === undefined ? [] : [picked] };
    },
    showErrorBox: (title, content) => void opened.push(`${title}: ${content}`),
  };
  return { dialog, questions, opened, picks };
}

/** The desktop app from its start on, as the list of what is set up. Each line has its file. */
import type { Core } from '../core/create-core.ts';
import { createHandlers } from '../core/create-handlers.ts';
import { loadWindowFiles } from '../core/window-files.ts';
import type { AppFiles } from './app-files.ts';
import { openDesktopState } from './desktop-state.ts';
import type { ElectronParts } from './electron-parts.ts';
import { createEngine } from './engine.ts';
import { createDialogQuestions } from './host/ask-person.ts';
import { createHostMethods } from './host/host-methods.ts';
import { setupIpc } from './ipc/setup-ipc.ts';
import { setupMenu } from './menu/setup-menu.ts';
import { createNotifier } from './notifications/create-notifier.ts';
import { setupJobNotices } from './notifications/setup-job-notices.ts';
import { createActions } from './perform-action.ts';
import { followPreferences, type PreferencesStore } from './preferences.ts';
import { setupQuit } from './quit/setup-quit.ts';
import { setupUpdateCheck } from './releases/setup-update-check.ts';
import { followClicks } from './security/follow-clicks.ts';
import { setupNavigationGuard, setupSession } from './security/setup-security.ts';
import { setupCommand } from './setup-command.ts';
import { type FaultSource, setupFaults } from './setup-faults.ts';
import { hasTrayHost } from './tray/has-tray-host.ts';
import { setupTray } from './tray/setup-tray.ts';
import { createWindows, type Windows } from './window/create-windows.ts';
import { registerWindowScheme, serveWindowFiles } from './window/setup-window-scheme.ts';

interface AppOptions {
  readonly core: Core;
  readonly files: AppFiles;
  /** Where Electron keeps what belongs to this app on this desktop: `desktop-state.json` is put there. */
  readonly stateFile: string;
  readonly host: FaultSource;
}

/** Resolves when the first window is on its way. Rejects when the app cannot start; main.ts says so and ends it. */
export async function startApp(electron: ElectronParts, { core, files, stateFile, host }: AppOptions): Promise<void> {
  const { app } = electron;
  const { context } = core;
  const { os, env, log, clock, native } = context;
  if (!app.requestSingleInstanceLock()) return app.quit();

  let desktop: { readonly windows: Windows; readonly preferences: PreferencesStore } | undefined;
  app.on('second-instance', () => desktop?.windows.open());
  app.on('activate', () => desktop?.windows.open());
  setupFaults(host, log);
  registerWindowScheme(electron);
  const clicks = followClicks(electron, clock.now);
  setupNavigationGuard(electron, clicks, log);
  const [hasTray, windowFiles] = await Promise.all([
    os === 'linux' ? hasTrayHost(env) : true,
    loadWindowFiles({ folder: files.windowFolder, connect: "'none'" }),
    app.whenReady(),
  ]);

  setupSession(electron);
  serveWindowFiles(electron, windowFiles);
  const handlers = createHandlers(core, {
    version: app.getVersion(),
    host: createHostMethods(electron, { context, clicks, desktop: () => ready(desktop) }),
    askPerson: createDialogQuestions(electron, () => ready(desktop)),
    asksIn: 'dialog',
    capabilities: [
      ...(hasTray ? ['tray' as const] : []),
      ...(electron.Notification.isSupported() ? ['notifications' as const] : []),
    ],
  });
  setupIpc(electron, handlers, log);

  const engine = createEngine(handlers);
  const preferences = await followPreferences(electron, engine, log);
  const state = openDesktopState(stateFile, log);
  const windows = createWindows(electron, { files, state, preferences, log });
  desktop = { windows, preferences };
  setupMenu(electron, { context, preferences, windows });

  const notifier = createNotifier(electron, { icon: files.windowIcon, log });
  const act = createActions(electron, { engine, windows, notifier, preferences, log });
  const trayOptions = { engine, preferences, native, icon: files.trayIcon, log, opensOnClick: os !== 'darwin', act };
  const tray = hasTray ? setupTray(electron, trayOptions) : null;
  setupQuit(electron, {
    engine,
    handlers,
    windows,
    preferences,
    log,
    staysWithoutWindow: () => os === 'darwin' || tray?.isDestroyed() === false,
  });
  windows.open();
  setupJobNotices({ engine, notifier, preferences, log, isWatched: windows.isAnyFocused, open: () => windows.open() });
  const onFollow = ({ version }: { version: string }) => void windows.open('versions', version);
  setupCommand({ context, engine, launcher: files.launcher });
  setupUpdateCheck(electron, { engine, state, preferences, notifier, clock, log, onFollow });
}

/** A page cannot ask before there is a window. */
function ready<T>(desktop: T | undefined): T {
  if (desktop === undefined) throw new Error('Asked before the start was done');
  return desktop;
}

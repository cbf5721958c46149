import type { Job } from '../../contract/models.ts';
import { say } from '../../contract/words/say.ts';
import type { Log } from '../../core/context.ts';
import type { Handlers } from '../../core/create-handlers.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { Engine } from '../engine.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Windows } from '../window/create-windows.ts';
import { shortVersion } from '../words/short-version.ts';

interface QuitOptions {
  readonly engine: Engine;
  readonly handlers: Pick<Handlers, 'close'>;
  readonly windows: Windows;
  readonly preferences: PreferencesStore;
  readonly log: Log;
  /** True while a tray (or the Dock) keeps the app within reach without a window. */
  readonly staysWithoutWindow: () => boolean;
}

/** Work that does not stop within this time is left to its crash safety. */
const CLOSE_LIMIT_MS = 10_000;

type Electron = Pick<ElectronParts, 'app' | 'dialog' | 'powerMonitor'>;

/**
 * Quitting while work is going on asks first, and then waits for the clean end of the work. A shutdown of the computer
 * does not ask.
 */
export function setupQuit({ app, dialog, powerMonitor }: Electron, options: QuitOptions): void {
  const { engine, handlers, windows, preferences, log, staysWithoutWindow } = options;
  const running = new Map<string, Job>();
  let phase: 'open' | 'asking' | 'closing' | 'closed' = 'open';
  let isShuttingDown = false;

  engine.listen((event) => {
    if (event.name !== 'jobChanged') return;
    if (event.payload.state === 'running') running.set(event.payload.id, event.payload);
    else running.delete(event.payload.id);
  });

  async function isConfirmed(): Promise<boolean> {
    const { dialog: words } = preferences.current.words;
    const targets = [...running.values()]
      .filter(({ kind }) => kind === 'install')
      .map(({ target }) => shortVersion(target));
    const installing = targets.length === 0 ? [] : [say(words, 'quitInstalling', { targets: targets.join(', ') })];
    const detail = [...installing, words.quitDetail].join('\n\n');
    const question = {
      type: 'question',
      message: words.quitTitle,
      detail,
      buttons: [words.keepRunning, words.quit],
      defaultId: 0,
      cancelId: 0,
    } as const;
    const front = windows.front();
    const asked = { ...question, buttons: [...question.buttons] };
    const { response } = await (front === null ? dialog.showMessageBox(asked) : dialog.showMessageBox(front, asked));
    return response === 1;
  }

  async function quit(): Promise<void> {
    phase = 'asking';
    if (!isShuttingDown && running.size > 0 && !(await isConfirmed())) {
      phase = 'open';
      // The last window may have been what started this.
      if (windows.front() === null && !staysWithoutWindow()) windows.open();
      return;
    }
    phase = 'closing';
    await Promise.race([handlers.close(), new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS))]);
    phase = 'closed';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (phase === 'closed' || (phase === 'open' && running.size === 0)) return;
    event.preventDefault();
    if (phase !== 'open') return;
    quit().catch((error: unknown) => {
      log.error('Quitting failed', { error });
      app.exit(1);
    });
  });
  app.on('window-all-closed', () => {
    if (!staysWithoutWindow()) app.quit();
  });
  powerMonitor.on('shutdown', () => {
    isShuttingDown = true;
    app.quit();
  });
}

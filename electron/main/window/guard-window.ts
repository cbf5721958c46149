import type { Log } from '../../core/context.ts';
import type { AppWindow, ElectronParts } from '../electron-parts.ts';
import type { PreferencesStore } from '../preferences.ts';

interface GuardOptions {
  readonly window: AppWindow;
  readonly preferences: PreferencesStore;
  readonly log: Log;
}

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: [string, string];
  readonly cancelId: 0 | 1;
  readonly signal?: AbortSignal;
}

/** A page that crashed or hangs is not left lying: the person is asked, and the engine goes on meanwhile. */
export function guardWindow(
  { dialog }: Pick<ElectronParts, 'dialog'>,
  { window, preferences, log }: GuardOptions,
): void {
  const { webContents: contents } = window;
  let hanging: AbortController | null = null;
  /** A page that hangs is ended before it is loaded again. */
  let isEndingPage = false;

  /** The number of the button; null when the question is no longer of interest. */
  async function ask({ signal, ...question }: Question): Promise<number | null> {
    window.show();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      defaultId: 0,
      ...question,
      ...(signal ? { signal } : {}),
    });
    return signal?.aborted || window.isDestroyed() ? null : response;
  }

  async function askAfterCrash(): Promise<void> {
    const { crashTitle, crashDetail, reload, close } = preferences.current.words.dialog;
    const response = await ask({ message: crashTitle, detail: crashDetail, buttons: [reload, close], cancelId: 1 });
    if (response === 0) contents.reload();
    if (response === 1) window.destroy();
  }

  async function askWhileHanging(signal: AbortSignal): Promise<void> {
    const { hungTitle, hungDetail, wait, reload } = preferences.current.words.dialog;
    if ((await ask({ message: hungTitle, detail: hungDetail, buttons: [wait, reload], cancelId: 0, signal })) !== 1)
      return;
    isEndingPage = true;
    contents.forcefullyCrashRenderer();
    contents.reload();
  }

  const logFailure = (error: unknown) => log.error('The question about a broken page failed', { error });
  contents.on('render-process-gone', (_event, { reason }) => {
    hanging?.abort();
    const isMeant = isEndingPage || reason === 'clean-exit' || window.isDestroyed();
    isEndingPage = false;
    if (isMeant) return;
    log.error('The page of a window is gone', { reason });
    askAfterCrash().catch(logFailure);
  });
  window.on('unresponsive', () => {
    log.warn('The page of a window does not answer');
    hanging?.abort();
    hanging = new AbortController();
    askWhileHanging(hanging.signal).catch(logFailure);
  });
  window.on('responsive', () => hanging?.abort());
}

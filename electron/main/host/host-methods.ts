import type { OpenDialogOptions } from 'electron';
import type { HostMethod } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { existingFolder, openEditor, openTerminal } from '../../core/base/desktop/open-outside.ts';
import type { CoreContext } from '../../core/context.ts';
import type { HandlersOf } from '../../core/handlers/handler-table.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Clicks } from '../security/follow-clicks.ts';
import { isSafeLink } from '../security/is-safe-link.ts';
import type { Windows } from '../window/create-windows.ts';

interface HostOptions {
  readonly context: Pick<CoreContext, 'os' | 'env' | 'userHome'>;
  readonly clicks: Clicks;
  /** Made after the engine, which these methods are part of. */
  readonly desktop: () => { readonly windows: Windows; readonly preferences: PreferencesStore };
}

/** `Xcode.app`, `Foo.prefPane`; not `go1.26.3`. */
const BUNDLE = /\.[a-z][a-z]+$/i;

type Electron = Pick<ElectronParts, 'dialog' | 'shell'>;

/** What only this host can do: dialogs, and opening things outside the window. */
export function createHostMethods(
  { dialog, shell }: Electron,
  { context, clicks, desktop }: HostOptions,
): HandlersOf<HostMethod> {
  const words = () => desktop().preferences.current.words.dialog;

  async function pick(options: OpenDialogOptions): Promise<string | null> {
    const front = desktop().windows.front();
    const { canceled, filePaths } = await (front === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(front, options));
    return canceled ? null : (filePaths[0] ?? null);
  }

  async function openFolder(folder: string): Promise<void> {
    // macOS would start an application, which is a folder too.
    if (context.os === 'darwin' && BUNDLE.test(folder)) return shell.showItemInFolder(folder);
    const problem = await shell.openPath(folder);
    if (problem !== '') throw new AppError('program-not-found', `${folder} could not be opened: ${problem}`);
  }

  return {
    'host.pickFolder': ({ title }) => pick({ title: title ?? words().pickFolder, properties: ['openDirectory'] }),
    'host.pickArchive': ({ title }) =>
      pick({
        title: title ?? words().pickArchive,
        properties: ['openFile'],
        // The last part of the name is all that every system can filter by.
        filters: [{ name: words().archives, extensions: ['gz', 'tgz', 'zip'] }],
      }),
    'host.openFolder': async ({ path }) => {
      await openFolder(await existingFolder(context, path));
      return null;
    },
    'host.openTerminal': async ({ path }) => {
      await openTerminal(context, path);
      return null;
    },
    'host.openEditor': async ({ path }) => {
      await openEditor(context, path);
      return null;
    },
    'host.openExternal': async ({ url }) => {
      if (!isSafeLink(url)) throw new AppError('invalid-input', 'Only plain https links are opened');
      if (!clicks.take()) throw new AppError('permission-denied', 'An address is opened only when it was clicked');
      await shell.openExternal(url);
      return null;
    },
    'host.openWindow': async () => {
      desktop().windows.openAnother();
      return { url: null };
    },
  };
}

import type { AskPerson } from '../../core/create-handlers.ts';
import type { ElectronParts } from '../electron-parts.ts';
import type { PreferencesStore } from '../preferences.ts';
import type { Windows } from '../window/create-windows.ts';

/** As much as a dialog shows without growing over the screen. */
const MOST_NAMES = 10;
const LONGEST_NAME = 300;

/** Asks in a dialog of the system, which no page can answer or cover. Saying no is the default. */
export function createDialogQuestions(
  { dialog }: Pick<ElectronParts, 'dialog'>,
  desktop: () => { readonly windows: Windows; readonly preferences: PreferencesStore },
): AskPerson {
  return async ({ kind, names }, { signal }) => {
    const { windows, preferences } = desktop();
    const words = preferences.current.words.permission;
    const shown = names.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME).replace(/\p{C}/gu, '?'));
    const options = {
      type: 'warning' as const,
      message: words[kind],
      detail: [...shown, ...(names.length > MOST_NAMES ? ['…'] : [])].join('\n'),
      buttons: [words.deny, words.allow],
      defaultId: 0,
      cancelId: 0,
      signal,
    };
    const front = windows.front();
    const { response } = await (front === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(front, options));
    return response === 1 && !signal.aborted;
  };
}

import type { JournalApi } from '../../contract/api.ts';
import type { Undo } from '../undo/create-undo.ts';
import type { HandlersOf } from './handler-table.ts';

export function createJournalHandlers(undo: Undo): HandlersOf<keyof JournalApi> {
  return {
    'journal.list': (options) => undo.list(options),
    'journal.undo': ({ id }) => undo.undo(id),
  };
}

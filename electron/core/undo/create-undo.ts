import type { JournalItem, UndoOutcome } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { settleLeftChanges } from '../base/journal/settle-left-changes.ts';
import { undoing } from '../base/journal/undoing.ts';
import { withUndoStates } from './undo-states.ts';
import { UNDOABLE, type UndoableChange, type UndoTools, undoImpossible } from './undoable-changes.ts';

interface ListOptions {
  readonly limit?: number;
  readonly action?: string;
}

/** The journal with what can be undone, and the undoing. */
export interface Undo {
  /** Newest first, at most `limit` (default 500). Throws `permission-denied`. */
  list(options?: ListOptions): Promise<JournalItem[]>;
  /**
   * Undoes one entry; the journal's entry of that says which one. Throws `invalid-input` for an unknown id,
   * `undo-impossible`, and what undoing throws.
   */
  undo(id: string): Promise<UndoOutcome>;
}

const DEFAULT_LIMIT = 500;
/**
 * Whether an entry was undone is told by later ones, so a list of one action still reads all of them, this far back.
 */
const FURTHEST = 5000;

export function createUndo(tools: UndoTools): Undo {
  const { core } = tools;

  async function list({ limit = DEFAULT_LIMIT, action }: ListOptions = {}): Promise<JournalItem[]> {
    await settleLeftChanges(core);
    const items = withUndoStates(await (await core.journal()).list({ limit: action === undefined ? limit : FURTHEST }));
    return items.filter((item) => action === undefined || item.action === action).slice(0, limit);
  }

  return {
    list,
    async undo(id) {
      // Two windows may ask for the same: the second one then sees what the first one did.
      return await (await core.locks()).withLock('undo', {}, async () => {
        const item = (await list({ limit: FURTHEST })).find((each) => each.id === id);
        if (item === undefined) throw new AppError('invalid-input', `The journal has no entry ${id}`);
        if (item.undoState === 'undone') throw undoImpossible(item, 'it is undone already');
        if (item.undoState === 'impossible') throw undoImpossible(item, 'nothing is kept to undo it with');
        if (item.undoState === 'overtaken')
          throw undoImpossible(item, 'the same was changed again since; undo that first');
        return await undoing(id, () => (UNDOABLE.get(item.action) as UndoableChange).undo(item, tools));
      });
    },
  };
}

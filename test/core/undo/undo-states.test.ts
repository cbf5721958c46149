import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/models.ts';
import { withUndoStates } from '../../../electron/core/undo/undo-states.ts';

/** Oldest first, as things happen: `use A` and the like; `undo N` undoes the entry of that number. */
function statesOf(...happened: readonly (readonly [action: string, target: string, undoes?: number])[]) {
  const entries = happened.map(
    ([action, target, undoes], index): JournalEntry => ({
      id: `e${index}`,
      at: '2026-11-21T00:00:00.000Z',
      action,
      target,
      summary: '',
      data: action === 'settings.update' ? { changed: { [target]: { from: 1, to: 2 } } } : {},
      undo: action === 'profile.undo' ? null : { file: target },
      ...(undoes === undefined ? {} : { undoes: `e${undoes}` }),
    }),
  );
  return withUndoStates(entries.toReversed())
    .reverse()
    .map(({ undoState }) => undoState);
}

describe('what can be undone', () => {
  it('is the latest change of each thing', () => {
    expect(
      statesOf(
        ['sdk.install', 'go1.26.3'],
        ['sdk.use', 'go1.26.3'],
        ['sdk.install', 'go1.25.4'],
        ['sdk.use', 'go1.25.4'],
        ['settings.update', 'retries'],
        ['settings.update', 'sources'],
        ['projects.pin', '/a/.go-version'],
        ['projects.unpin', '/b/.go-version'],
        ['projects.unpin', '/a/.go-version'],
      ),
    ).toEqual([
      'possible',
      'overtaken',
      'possible',
      'possible',
      'possible',
      'possible',
      'overtaken',
      'possible',
      'possible',
    ]);
  });

  it('is the latest edit of a file, a folder and permissions, and what undid one', () => {
    expect(
      statesOf(
        ['go-env.edit', '/a'],
        ['go-env.edit', '/b'],
        ['go-env.edit', '/a'],
        ['folder.make', '/c'],
        ['folder.make', '/c', 3],
      ),
    ).toEqual(['overtaken', 'possible', 'possible', 'undone', 'possible']);
  });

  it('is not what an action keeps nothing for, or no one knows how to undo', () => {
    expect(statesOf(['profile.undo', '/x'], ['settings.setAside', 'settings.json'], ['something.new', 'x'])).toEqual([
      'impossible',
      'impossible',
      'impossible',
    ]);
  });

  it('goes back step by step: an undone entry and its undoing cancel out', () => {
    expect(statesOf(['sdk.use', 'A'], ['sdk.use', 'B'], ['sdk.use', 'A', 1])).toEqual([
      'possible',
      'undone',
      'possible',
    ]);
    expect(statesOf(['sdk.use', 'A'], ['sdk.use', 'B'], ['sdk.use', 'A', 1], ['sdk.use', '', 0])).toEqual([
      'undone',
      'undone',
      'overtaken',
      'possible',
    ]);
  });

  it('lets an undoing be undone, after which the first entry counts again', () => {
    expect(statesOf(['sdk.use', 'A'], ['sdk.use', 'B'], ['sdk.use', 'A', 1], ['sdk.use', 'B', 2])).toEqual([
      'overtaken',
      'possible',
      'undone',
      'possible',
    ]);
  });

  it('ends where something else happened since', () => {
    expect(statesOf(['sdk.use', 'A'], ['sdk.use', 'B'], ['sdk.use', 'A', 1], ['sdk.use', 'C'])).toEqual([
      'overtaken',
      'undone',
      'overtaken',
      'possible',
    ]);
    expect(statesOf(['sdk.install', 'A'], ['sdk.uninstall', 'A'], ['sdk.install', 'A'])).toEqual([
      'overtaken',
      'overtaken',
      'possible',
    ]);
  });

  it('leaves each edit of a profile to the records kept for it', () => {
    expect(statesOf(['profile.edit', '/home/.bashrc'], ['profile.edit', '/home/.bashrc'])).toEqual([
      'possible',
      'possible',
    ]);
  });
});

import { AppError } from '../../contract/errors.ts';
import type { JournalEntry } from '../../contract/models.ts';
import type { ProfileChange } from '../../contract/profiles.ts';
import type { EditRecord } from './edit-records.ts';
import { unloadLaunchAgent } from './launch-agent.ts';
import { journalledEdits, reconcileRecords } from './reconcile-records.ts';
import type { Setup } from './setup.ts';
import { knownLines } from './setup-edits.ts';
import { inSequence, type SetupTools } from './setup-tools.ts';
import { strayBlocks } from './stray-blocks.ts';
import { previewUndo, undoEdit } from './undo-edit.ts';

/** The half of `Setup` that takes edits back. */
export function createUndoing(tools: SetupTools): Pick<Setup, 'previewUndo' | 'undo' | 'undoEntry'> {
  const { context, editing, runProgram } = tools;

  /** Everything that can be undone, in the order of undoing: newest first. */
  async function undoable(): Promise<EditRecord[]> {
    const standing = await editing.records.list();
    const stray = await strayBlocks(context, { targets: await tools.detect(), records: standing, runProgram });
    return [...stray, ...standing.reverse()];
  }

  async function undoOne(
    record: EditRecord,
    options: { all: readonly EditRecord[]; entry: JournalEntry | null; force: boolean },
  ): Promise<ProfileChange> {
    const { entry, force } = options;
    const change = await undoEdit(record, { force, knownLines: knownLines(options.all, record.file), entry }, editing);
    if (change.targets.includes('launchd') && change.action !== 'refused') await unloadLaunchAgent(context, runProgram);
    return change;
  }

  return {
    async previewUndo({ force = false } = {}) {
      const all = await undoable();
      const files = [...new Set(all.map(({ file }) => file))];
      const ofFile = (file: string) => all.filter((record) => record.file === file);
      return inSequence(files, (file) => previewUndo(ofFile(file), { force, knownLines: knownLines(all, file) }, editing));
    },
    undo: ({ force = false, signal } = {}) =>
      tools.locked(signal, async () => {
        await reconcileRecords(editing);
        const entries = await journalledEdits(editing.journal);
        const all = await undoable();
        return inSequence(all, (record) => undoOne(record, { all, force, entry: entries.get(record.id) ?? null }));
      }),
    undoEntry: (journalId, { force = false, signal } = {}) =>
      tools.locked(signal, async () => {
        const all = await reconcileRecords(editing);
        const entries = await journalledEdits(editing.journal);
        const record = all.find(({ id }) => entries.get(id)?.id === journalId);
        if (record === undefined) throw new AppError('invalid-input', `Nothing to undo: no edit of a profile has the journal entry ${journalId}`);
        return undoOne(record, { all, force, entry: entries.get(record.id) ?? null });
      }),
  };
}

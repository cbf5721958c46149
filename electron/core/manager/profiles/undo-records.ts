import type { JournalEntry } from '../../../contract/models.ts';
import type { ProfileChange } from '../../../contract/profiles.ts';
import { knownLines } from './block-edit.ts';
import type { BlockKind } from './block-kinds.ts';
import type { EditRecord } from './edit-records.ts';
import { journalledEdits, reconcileRecords } from './reconcile-records.ts';
import { inSequence, type SetupTools } from './setup-tools.ts';
import { previewUndo, undoEdit } from './undo-edit.ts';

/** What can be undone, in the order of undoing: newest first. */
type FindUndoable = () => Promise<EditRecord[]>;

interface UndoRecordsOptions {
  /** Whose blocks are among the records. */
  readonly kind: BlockKind;
  readonly force: boolean;
}

/** What `undoRecords` would do, file by file. Nothing is written. */
export async function previewUndoRecords(
  { editing }: SetupTools,
  find: FindUndoable,
  { kind, force }: UndoRecordsOptions,
): Promise<ProfileChange[]> {
  const all = await find();
  const files = [...new Set(all.map(({ file }) => file))];
  const ofFile = (file: string) => all.filter((record) => record.file === file);
  return inSequence(files, (file) =>
    previewUndo(ofFile(file), { force, knownLines: knownLines(all, { file, kind }) }, editing),
  );
}

export interface UndoRecordOptions {
  readonly force: boolean;
  readonly all: readonly EditRecord[];
  /** The journal's entry of the edit, where it has one. */
  readonly entry: JournalEntry | null;
}

/** Undoes them, once records and journal agree. The caller holds the lock `profiles`. */
export async function undoRecords(
  { editing }: SetupTools,
  find: FindUndoable,
  undoOne: (record: EditRecord, options: Omit<UndoRecordOptions, 'force'>) => Promise<ProfileChange>,
): Promise<ProfileChange[]> {
  await reconcileRecords(editing);
  const entries = await journalledEdits(editing.journal);
  const all = await find();
  return inSequence(all, (record) => undoOne(record, { all, entry: entries.get(record.id) ?? null }));
}

/** Undoes one of `all`. The caller holds the lock `profiles`. */
export async function undoRecord(
  { editing }: SetupTools,
  record: EditRecord,
  { all, entry, force }: UndoRecordOptions,
): Promise<ProfileChange> {
  return undoEdit(record, { force, knownLines: knownLines(all, record), entry }, editing);
}

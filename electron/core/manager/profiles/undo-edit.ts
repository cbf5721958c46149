import { AppError } from '../../../contract/errors.ts';
import type { JournalEntry } from '../../../contract/models.ts';
import type { ProfileAction, ProfileChange } from '../../../contract/profiles.ts';
import type { NewJournalEntry } from '../../base/journal/journal.ts';
import { restoreLine } from './comment-out-line.ts';
import { withoutEarlyBlock } from './early-block.ts';
import { type EditDeps, journalDiff, orRefused, toChange, UNDO_ACTION } from './edit-profile.ts';
import { type EditRecord, type EditRecords, sha256 } from './edit-records.ts';
import { withoutBlock } from './plan-block.ts';
import { holdsProxyCredentials, isReadableByOthers } from './profile-secrets.ts';
import type { ProfileSnapshot } from './read-profile.ts';
import { removeEmptyFolders, untilUnchanged } from './replace-profile.ts';
import { withoutPathEntry } from './windows-path.ts';

interface Undoing {
  readonly action: ProfileAction;
  /** Null deletes the file. */
  readonly bytes: Buffer | null;
}

interface UndoOptions {
  /** What GoSwitch wrote into blocks of this kind in this file, as profile text. */
  readonly knownLines: readonly string[];
  /** Remove the block even where it was edited by hand. */
  readonly force: boolean;
}

/**
 * What undoing these edits of one file would do, all in all. Nothing is written. @param edits newest first, at least
 * one
 */
export async function previewUndo(
  edits: readonly EditRecord[],
  options: UndoOptions,
  { records, storeOf }: Omit<EditDeps, 'journal'>,
): Promise<ProfileChange> {
  const [newest] = edits;
  const store = storeOf(newest!.file);
  return orRefused(newest!, async () => {
    const snapshot = await store.read(newest!.file);
    let undoing: Undoing = { action: 'unchanged', bytes: snapshot.bytes };
    for (const record of edits) {
      const next = planUndo({
        ...options,
        record,
        snapshot,
        bytes: undoing.bytes,
        before: await records.before(record),
      });
      if (next.action !== 'unchanged') undoing = next;
    }
    if (undoing.action !== 'unchanged') await store.assertWritable(snapshot);
    return toChange(newest!, snapshot, undoing, null);
  });
}

/**
 * Undoes one edit: the same bytes as before when nobody touched the file since, else exactly what GoSwitch put there.
 * The record goes only after the file is as it should be, so a kill in between is repaired by undoing again. The caller
 * holds the lock `profiles`.
 * @param entry the journal's entry of the edit, where it has one
 */
export async function undoEdit(
  record: EditRecord,
  { entry, ...options }: UndoOptions & { readonly entry: JournalEntry | null },
  { records, journal, storeOf }: EditDeps,
): Promise<ProfileChange> {
  const store = storeOf(record.file);
  const attempt = async () => {
    const snapshot = await store.read(record.file);
    const undoing = planUndo({
      ...options,
      record,
      snapshot,
      bytes: snapshot.bytes,
      before: await records.before(record),
    });
    const change = toChange(record, snapshot, undoing, null);
    let journalId: string | null = null;
    if (undoing.action !== 'unchanged') {
      await store.assertWritable(snapshot);
      const diff = journalDiff(record.file, snapshot.bytes, undoing.bytes);
      const { id } = await journal.change({
        lock: 'profiles',
        entry: undoEntry(record, { action: undoing.action, diff }, entry),
        evidence: store.evidence(snapshot, undoing.bytes),
        make: () => store.replace(snapshot, undoing.bytes),
      });
      journalId = id;
    }
    await forgetEdit(record, records, { isFileLeft: undoing.bytes !== null });
    return { ...change, journalId };
  };
  return orRefused(record, () => untilUnchanged(record.file, attempt));
}

/** What is left to do once the file is as it should be. A kill in between is repaired by `reconcileRecords`. */
export async function forgetEdit(
  record: EditRecord,
  records: EditRecords,
  { isFileLeft }: { readonly isFileLeft: boolean },
): Promise<void> {
  await removeEmptyFolders(record.createdFolders);
  if (isFileLeft) await handOverFile(record, records);
  await records.remove(record);
}

/** A file that was made for one block may hold another by now; it goes with the last of them. */
async function handOverFile(record: EditRecord, records: EditRecords): Promise<void> {
  if (record.beforeSha256 !== null && record.createdFolders.length === 0) return;
  const isHeir = ({ id, kind, file }: EditRecord) => id !== record.id && file === record.file && isBlock(kind);
  const heir = (await records.list()).find(isHeir);
  if (heir !== undefined) await records.handOver(record, heir);
}

function isBlock(kind: EditRecord['kind']): boolean {
  return kind === 'block' || kind === 'proxy' || kind === 'go-bin';
}

interface UndoPlan extends UndoOptions {
  readonly record: EditRecord;
  readonly snapshot: ProfileSnapshot;
  readonly bytes: Buffer | null;
  readonly before: Buffer | null;
}

function planUndo({ record, snapshot, bytes, before, ...options }: UndoPlan): Undoing {
  if (bytes === null) return { action: 'unchanged', bytes };
  if (sha256(bytes) === record.afterSha256) {
    if (record.beforeSha256 === null) return { action: 'delete', bytes: null };
    // A password does not come back into a file that was opened to others meanwhile: then the block goes.
    const isLeak =
      record.kind === 'proxy' && before !== null && isReadableByOthers(snapshot) && holdsProxyCredentials(before);
    if (before !== null && !isLeak) return { action: 'restore', bytes: before };
  }
  const rest = UNDO_PART[record.kind](bytes, record, options);
  const isOurs = isBlock(record.kind) && record.beforeSha256 === null;
  if (isOurs && (rest ?? bytes).toString('latin1').trim() === '') return { action: 'delete', bytes: null };
  return rest === null ? { action: 'unchanged', bytes } : { action: 'remove', bytes: rest };
}

/** The bytes without what GoSwitch put there, in a file that was touched since; null when nothing of it is left. */
const UNDO_PART: Readonly<
  Record<EditRecord['kind'], (bytes: Buffer, record: EditRecord, options: UndoOptions) => Buffer | null>
> = {
  block(bytes, { line }, { knownLines, force }) {
    const lines = [line, ...knownLines];
    const rest = withoutEarlyBlock(bytes, { force });
    return withoutBlock(rest, { knownLines: lines, force }) ?? (rest.equals(bytes) ? null : rest);
  },
  proxy: (bytes, { line }, { knownLines, force }) =>
    withoutBlock(bytes, { kind: 'proxy', knownLines: [line, ...knownLines], force }),
  'go-bin': (bytes, { line }, { knownLines, force }) =>
    withoutBlock(bytes, { kind: 'go-bin', knownLines: [line, ...knownLines], force }),
  line: (bytes, { line }) => restoreLine(bytes, line),
  entry: (bytes, { line }) => withoutPathEntry(bytes, line),
  whole: (_bytes, { file }) => {
    throw new AppError('profile-edited', `${file} was edited by hand, so it was not changed`, {
      hint: 'Delete it if it is no longer wanted',
    });
  },
};

function undoEntry(
  record: EditRecord,
  change: Pick<ProfileChange, 'action' | 'diff'>,
  entry: JournalEntry | null,
): NewJournalEntry {
  return {
    action: UNDO_ACTION,
    target: record.file,
    summary: `Undid GoSwitch's change of ${record.file}`,
    data: { record: record.id, change: change.action, targets: record.targets, diff: change.diff },
    undo: null,
    ...(entry === null ? {} : { undoes: entry.id }),
  };
}

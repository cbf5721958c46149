import path from 'node:path';
import { AppError, isAppError, toErrorShape } from '../../../contract/errors.ts';
import { isShellName, type ProfileAction, type ProfileChange, type SetupTarget } from '../../../contract/profiles.ts';
import type { Journal, NewJournalEntry } from '../../base/journal/journal.ts';
import { shellNamed } from '../shells/shells.ts';
import { type EditRecord, type EditRecords, type NewEditRecord, sha256 } from './edit-records.ts';
import { hideProxyCredentials, hideSecretLines, isReadableByOthers } from './profile-secrets.ts';
import type { ProfileStore } from './profile-store.ts';
import { decodeProfile, readable } from './profile-text.ts';
import type { ProfileSnapshot } from './read-profile.ts';
import { removeEmptyFolders, untilUnchanged } from './replace-profile.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Name of the journal's entries for an edit, and for its undoing. */
export const EDIT_ACTION = 'profile.edit';
export const UNDO_ACTION = 'profile.undo';

/** What an edit makes of a profile's bytes. */
export interface PlannedEdit {
  readonly action: ProfileAction;
  readonly bytes: Buffer;
  /** What undoing looks for when the file was touched since: see `EditRecord.line`. */
  readonly line: string;
}

export interface Edit {
  readonly kind: EditRecord['kind'];
  readonly targets: readonly SetupTarget[];
  readonly file: string;
  /** It writes a password: into a file that only its owner can read, or not at all. */
  readonly isPrivate?: boolean;
  /** Throws when the bytes cannot be edited; checks of other kinds belong here too. */
  readonly plan: (bytes: Buffer | null) => Promise<PlannedEdit>;
}

export interface EditDeps {
  readonly records: EditRecords;
  readonly journal: Journal;
  readonly storeOf: (file: string) => ProfileStore;
}

/** What `edit` would do; a problem becomes `refused`, never an exception. Nothing is written. */
export async function previewEdit(edit: Edit, { storeOf }: Pick<EditDeps, 'storeOf'>): Promise<ProfileChange> {
  return orRefused(edit, async () => {
    const { snapshot, planned } = await planEdit(edit, storeOf(edit.file));
    return toChange(edit, snapshot, planned, null);
  });
}

/**
 * Makes the edit: record, then replace as a change of the journal, starting over when the file changes meanwhile. A
 * problem becomes `refused`, so that one read-only profile does not keep the others from being set up. The caller holds
 * the lock `profiles`.
 */
export async function applyEdit(edit: Edit, { records, journal, storeOf }: EditDeps): Promise<ProfileChange> {
  const store = storeOf(edit.file);
  const attempt = async () => {
    const { snapshot, planned } = await planEdit(edit, store);
    if (planned.action === 'unchanged') return toChange(edit, snapshot, planned, null);
    const createdFolders = await store.prepare(snapshot);
    const record = await records.add(newRecord(edit, { snapshot, planned, createdFolders }), snapshot.bytes);
    const change = toChange(edit, snapshot, planned, null);
    let isReplaced = false;
    try {
      const { id } = await journal.change({
        lock: 'profiles',
        entry: editEntry(record, planned.action, journalDiff(edit.file, snapshot.bytes, planned.bytes)),
        evidence: store.evidence(snapshot, planned.bytes),
        make: async () => {
          await store.replace(
            edit.isPrivate && snapshot.mode === null ? { ...snapshot, mode: 0o600 } : snapshot,
            planned.bytes,
          );
          isReplaced = true;
        },
      });
      return { ...change, journalId: id };
    } catch (error) {
      // The profile is changed and can be undone by its record; the next run writes the entry.
      if (isReplaced) return { ...change, problem: toErrorShape(error) };
      await records.remove(record);
      await removeEmptyFolders(createdFolders);
      throw error;
    }
  };
  return orRefused(edit, () => untilUnchanged(edit.file, attempt));
}

const DONE: Readonly<Record<EditRecord['kind'], string>> = {
  block: 'Put GoSwitch on PATH',
  proxy: 'Set proxy variables',
  'go-bin': 'Put the folder of installed Go tools on PATH',
  line: 'Commented out a line',
  whole: 'Put GoSwitch on PATH',
  entry: 'Put GoSwitch on PATH',
};

/** The journal's words for an edit. `undo` names the record. */
export function editEntry(record: EditRecord, action: ProfileAction, diff: string): NewJournalEntry {
  return {
    action: EDIT_ACTION,
    target: record.file,
    summary: `${DONE[record.kind]} in ${record.file}`,
    data: { record: record.id, kind: record.kind, change: action, targets: record.targets, diff },
    undo: { kind: 'profile', record: record.id },
  };
}

export function toChange(
  edit: Pick<Edit, 'targets' | 'file'>,
  snapshot: ProfileSnapshot,
  planned: { readonly action: ProfileAction; readonly bytes: Buffer | null },
  journalId: string | null,
): ProfileChange {
  const diff = diffOfBytes(edit.file, snapshot.bytes, planned.bytes, { contextLines: 3 });
  return {
    targets: edit.targets,
    file: edit.file,
    realFile: snapshot.realFile,
    action: planned.action,
    diff,
    problem: null,
    journalId,
  };
}

/**
 * The diff as the journal keeps it: without context, since the lines around may hold secrets that are no business of
 * the journal's.
 */
export function journalDiff(file: string, before: Buffer | null, after: Buffer | null): string {
  return diffOfBytes(file, before, after, { contextLines: 0 });
}

/**
 * A unified diff for people; bytes that are not UTF-8 are shown as Latin-1. A file that is not there is /dev/null, as
 * in git's diffs.
 */
function diffOfBytes(
  file: string,
  before: Buffer | null,
  after: Buffer | null,
  { contextLines }: { readonly contextLines: number },
): string {
  const show = (bytes: Buffer | null) => {
    if (bytes === null) return '';
    const { text, encoding } = decodeProfile(bytes);
    return hideProxyCredentials(readable(text, encoding));
  };
  const diff = unifiedDiff(show(before), show(after), {
    from: before === null ? '/dev/null' : file,
    to: after === null ? '/dev/null' : file,
    contextLines,
  });
  return hideSecretLines(diff);
}

/** Runs `work`; what it throws for this one file becomes its answer. */
export async function orRefused(
  edit: Pick<Edit, 'targets' | 'file'>,
  work: () => Promise<ProfileChange>,
): Promise<ProfileChange> {
  try {
    return await work();
  } catch (error) {
    const problem = toErrorShape(error);
    if (problem.code === 'internal') throw error;
    const { targets, file } = edit;
    return {
      targets,
      file,
      realFile: file,
      action: 'refused',
      diff: '',
      problem: { ...problem, message: naming(file, problem.message) },
      journalId: null,
    };
  }
}

async function planEdit(edit: Edit, store: ProfileStore): Promise<{ snapshot: ProfileSnapshot; planned: PlannedEdit }> {
  const snapshot = await store.read(edit.file);
  if (edit.isPrivate) assertPrivate(snapshot);
  const planned = await edit.plan(snapshot.bytes);
  if (planned.action !== 'unchanged') {
    try {
      await store.assertWritable(snapshot);
    } catch (error) {
      throw withLineToAdd(error, { edit, snapshot, planned });
    }
  }
  return { snapshot, planned };
}

/** A profile that is made elsewhere can have the line there. One with a password is not printed. */
function withLineToAdd(
  error: unknown,
  { edit, snapshot, planned }: { edit: Edit; snapshot: ProfileSnapshot; planned: PlannedEdit },
): unknown {
  const isBlock = edit.kind === 'block' || edit.kind === 'proxy' || edit.kind === 'go-bin';
  if (!isAppError(error, 'permission-denied') || !isBlock || edit.isPrivate) return error;
  const { encoding } = decodeProfile(snapshot.bytes ?? Buffer.alloc(0));
  const line = readable(planned.line, encoding);
  const nix = snapshot.realFile.startsWith('/nix/store/') ? `${homeManagerOption(edit)} of home-manager` : null;
  const where =
    nix ??
    `the end of ${edit.file}, where that file is made (a dotfile manager, an administrator), or make it writable`;
  return new AppError('permission-denied', error.message, {
    hint: `Add this to ${where}:\n${line}`,
    details: { line },
    cause: error,
  });
}

/** Which option of home-manager writes a profile. */
function homeManagerOption({ targets, file }: Edit): string {
  const options = targets
    .filter(isShellName)
    .map((target) => shellNamed(target).homeManagerOptions[path.basename(file)]);
  return options.find((option) => option !== undefined) ?? 'the option for this file';
}

function assertPrivate(snapshot: ProfileSnapshot): void {
  const { file } = snapshot;
  if (!isReadableByOthers(snapshot)) return;
  throw new AppError(
    'profile-invalid',
    `${file} can be read by other users of this machine, so no password is written into it`,
    {
      hint: `chmod 600 ${file}, or leave the password out`,
    },
  );
}

function newRecord(
  edit: Edit,
  made: { snapshot: ProfileSnapshot; planned: PlannedEdit; createdFolders: readonly string[] },
): NewEditRecord {
  return {
    kind: edit.kind,
    targets: edit.targets,
    file: edit.file,
    beforeSha256: made.snapshot.bytes === null ? null : sha256(made.snapshot.bytes),
    afterSha256: sha256(made.planned.bytes),
    createdFolders: made.createdFolders,
    line: made.planned.line,
  };
}

function naming(file: string, message: string): string {
  return message.includes(file) ? message : `${file}: ${message}`;
}

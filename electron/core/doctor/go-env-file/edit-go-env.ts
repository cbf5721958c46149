import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { JournalEntry } from '../../../contract/models.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { removeProfileLeftovers } from '../../base/files/leftover-files.ts';
import { missingFolders } from '../../base/files/missing-folders.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import { bytesEvidence } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import { sha256 } from '../../manager/profiles/edit-records.ts';
import { assertWritable, type ProfileSnapshot, readProfile } from '../../manager/profiles/read-profile.ts';
import {
  makeProfileFolder,
  removeEmptyFolders,
  replaceProfile,
  untilUnchanged,
} from '../../manager/profiles/replace-profile.ts';
import { diffOf, type GoEnvChange, planGoEnvChange } from './plan-go-env-change.ts';

/** Name of the journal's entries for an edit of a go env file, its undoing included. */
const GO_ENV_ACTION = 'go-env.edit';

interface GoEnvEditing {
  readonly context: CoreContext;
  readonly journal: Journal;
  readonly locks: Locks;
}

/** What undoing needs. The old bytes may hold secrets, so they lie in backups/ and not in the journal. */
export const goEnvUndo = z.object({
  kind: z.literal('go-env'),
  file: z.string(),
  /** Name in backups/ of the bytes to bring back; null when there was no file. */
  backup: z
    .string()
    .regex(/^go-env-[0-9a-f]{12}$/)
    .nullable(),
  /** Of the file as this edit left it; null when it deleted the file. */
  afterSha256: z.string().nullable(),
  /** Folders made for the file, outermost first: undoing removes those that are empty. */
  createdFolders: z.array(z.string()),
});

/**
 * Sets and takes out variables in a go env file, at once, with its mode, owner and links kept; the file and its folder
 * are made where they are missing. It runs no go, so it works where a value in the file stops every go command. Returns
 * the journal's entry, or null when nothing had to change. Throws as `planGoEnvChange`, `lock-timeout`, `disk-full`,
 * `profile-edited` (the file never holds still).
 */
export async function applyGoEnvChange(
  editing: GoEnvEditing,
  file: string,
  change: GoEnvChange,
): Promise<JournalEntry | null> {
  return await locked(editing, () =>
    untilUnchanged(file, async () => {
      const plan = await planGoEnvChange(file, change);
      if (plan.isUnchanged) return null;
      const data = { set: change.set ?? {}, unset: change.unset ?? [] };
      return await replace(editing, plan.snapshot, { bytes: plan.after, summary: summaryOf(file, change), data });
    }),
  );
}

/**
 * Brings the bytes back that an edit replaced, or deletes the file it made. Journaled, and undone in its turn, like any
 * edit. Throws `undo-impossible` when the file is not as the edit left it or its backup is gone.
 */
export async function restoreGoEnv(editing: GoEnvEditing, undo: z.infer<typeof goEnvUndo>): Promise<void> {
  const { file, backup, afterSha256, createdFolders } = undo;
  await locked(editing, () =>
    untilUnchanged(file, async () => {
      const snapshot = await readProfile(file);
      const now = snapshot.bytes === null ? null : sha256(snapshot.bytes);
      if (now !== afterSha256)
        throw new AppError('undo-impossible', `${file} was changed since then, so it was not changed again`);
      const bytes = backup === null ? null : await readBackup(editing.context, backup);
      await assertWritable(snapshot);
      await replace(editing, snapshot, { bytes, summary: `Brought ${file} back to what it was`, data: {} });
      if (bytes === null) await removeEmptyFolders(createdFolders);
    }),
  );
}

interface Replacement {
  readonly bytes: Buffer | null;
  readonly summary: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function replace(
  { context, journal }: GoEnvEditing,
  snapshot: ProfileSnapshot,
  { bytes, summary, data }: Replacement,
): Promise<JournalEntry> {
  const { file } = snapshot;
  const backup = snapshot.bytes === null ? null : `go-env-${randomBytes(6).toString('hex')}`;
  if (backup !== null) await writeBackup(context, backup, snapshot.bytes!);
  const createdFolders = bytes === null ? [] : await missingFolders(path.dirname(snapshot.realFile));
  const undo: z.infer<typeof goEnvUndo> = {
    kind: 'go-env',
    file,
    backup,
    afterSha256: bytes === null ? null : sha256(bytes),
    createdFolders,
  };
  const entry = {
    action: GO_ENV_ACTION,
    target: file,
    summary,
    data: { ...data, diff: diffOf(file, snapshot.bytes, bytes, 0) },
    undo,
  };
  try {
    const make = async () => {
      const made = bytes === null ? [] : await makeProfileFolder(snapshot.realFile);
      try {
        await removeProfileLeftovers(path.dirname(snapshot.realFile));
        await replaceProfile(snapshot, bytes);
      } catch (error) {
        await removeEmptyFolders(made);
        throw error;
      }
    };
    return await journal.change({
      lock: 'changes',
      entry,
      evidence: [bytesEvidence(snapshot.realFile, snapshot.bytes, bytes)],
      make,
    });
  } catch (error) {
    // Kept where the change was made after all and only the journal failed: its entry is written later and names the
    // backup.
    const now = await readProfile(file).catch(() => null);
    if (backup !== null && now?.bytes?.equals(snapshot.bytes!))
      await rm(path.join(context.layout.backups, backup), { force: true });
    throw error;
  }
}

function locked<T>({ locks }: GoEnvEditing, work: () => Promise<T>): Promise<T> {
  return locks.withLock('changes', {}, work);
}

async function writeBackup({ layout }: CoreContext, name: string, bytes: Buffer): Promise<void> {
  try {
    await writeFileAtomic(path.join(layout.backups, name), bytes, { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, 'back up the go env file');
  }
}

async function readBackup({ layout }: CoreContext, name: string): Promise<Buffer> {
  try {
    return await readSmallFile(path.join(layout.backups, name));
  } catch (error) {
    throw new AppError('undo-impossible', `The backup ${path.join(layout.backups, name)} cannot be read`, {
      cause: error,
    });
  }
}

function summaryOf(file: string, { set = {}, unset = [] }: GoEnvChange): string {
  const names = Object.keys(set);
  const parts = [
    ...(names.length > 0 ? [`set ${names.join(', ')}`] : []),
    ...(unset.length > 0 ? [`took ${unset.join(', ')} out`] : []),
  ].join(' and ');
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} in ${file}`;
}

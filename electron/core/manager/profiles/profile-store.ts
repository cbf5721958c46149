import path from 'node:path';
import { removeProfileLeftovers } from '../../base/files/leftover-files.ts';
import { bytesEvidence, type Evidence } from '../../base/journal/evidence.ts';
import { assertWritable, type ProfileSnapshot, readProfile } from './read-profile.ts';
import { makeProfileFolder, replaceProfile } from './replace-profile.ts';

/**
 * Where the bytes of a profile are kept: files, or (on Windows) the registry's Path, which is edited and undone by the
 * same rules.
 */
export interface ProfileStore {
  /** Throws `profile-invalid`, `permission-denied`. */
  read(file: string): Promise<ProfileSnapshot>;
  /** Throws `permission-denied`. */
  assertWritable(snapshot: ProfileSnapshot): Promise<void>;
  /** Makes what must be there first; returns the folders made. */
  prepare(snapshot: ProfileSnapshot): Promise<string[]>;
  /** How whoever comes after a kill tells whether `replace` was made; nothing where that is not told by files. */
  evidence(snapshot: ProfileSnapshot, bytes: Buffer | null): readonly Evidence[];
  /** Null deletes. Throws `ProfileChangedError` when the bytes are no longer the snapshot's. */
  replace(snapshot: ProfileSnapshot, bytes: Buffer | null): Promise<void>;
}

export const profileFileStore: ProfileStore = {
  read: readProfile,
  assertWritable,
  async prepare({ realFile }) {
    const made = await makeProfileFolder(realFile);
    await removeProfileLeftovers(path.dirname(realFile));
    return made;
  },
  evidence: ({ realFile, bytes: before }, bytes) => [bytesEvidence(realFile, before, bytes)],
  replace: replaceProfile,
};

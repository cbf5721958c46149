import { createHash } from 'node:crypto';
import { lstat, readlink, stat } from 'node:fs/promises';
import { PROGRAM_BYTES, readSmallFile } from '../files/read-small-file.ts';

/**
 * How a thing on disk is before a change and after it, so that whoever comes after a kill can tell by the machine alone
 * whether the change was made. States are as `stateOf` says them; null is "not there", `ANYTHING` is "there, and not as
 * before".
 */
export interface Evidence {
  readonly path: string;
  /**
   * `content`: what a file holds or where a link leads; `node`: which file or folder it is, which a rename keeps;
   * `mode`: its permission bits.
   */
  readonly by: 'content' | 'node' | 'mode';
  readonly before: string | null;
  readonly after: string | null;
}

export const ANYTHING = '*';

/** For a file whose bytes are known before and after; null is no file. */
export function bytesEvidence(path: string, before: Uint8Array | null, after: Uint8Array | null): Evidence {
  return {
    path,
    by: 'content',
    before: before === null ? null : hashOf(before),
    after: after === null ? null : hashOf(after),
  };
}

/** For what is made where nothing was, or removed. @param before as `stateOf` has it now */
export function presenceEvidence(path: string, { isMade }: { readonly isMade: boolean }): Evidence {
  return isMade
    ? { path, by: 'content', before: null, after: ANYTHING }
    : { path, by: 'content', before: ANYTHING, after: null };
}

/** The state of what is at `path`. Null where nothing is, or nothing that can be read. */
export async function stateOf(path: string, by: Evidence['by']): Promise<string | null> {
  try {
    if (by === 'mode') return ((await stat(path)).mode & 0o7777).toString(8);
    const found = await lstat(path, { bigint: true });
    if (by === 'node') return `${found.dev}:${found.ino}`;
    if (found.isSymbolicLink()) return `link ${await readlink(path)}`;
    return found.isFile() ? hashOf(await readSmallFile(path, { maxBytes: PROGRAM_BYTES })) : 'no file';
  } catch {
    // Whatever keeps it from being read, it is not what the change would have left.
    return null;
  }
}

export type Outcome = 'made' | 'not-made' | 'partly' | 'unclear';

/** What became of a change, by the machine as it is. `unclear`: it is neither as before nor as the change leaves it. */
export async function judgeEvidence(
  evidence: readonly Evidence[],
): Promise<{ outcome: Outcome; changed: string[]; unchanged: string[] }> {
  const changed: string[] = [];
  const unchanged: string[] = [];
  let isUnclear = false;
  for (const { path, by, before, after } of evidence) {
    const now = await stateOf(path, by);
    const isBefore = before === ANYTHING ? now !== null : now === before;
    if (after === ANYTHING ? now !== null && !isBefore : now === after) changed.push(path);
    else if (isBefore) unchanged.push(path);
    else isUnclear = true;
  }
  if (isUnclear) return { outcome: 'unclear', changed, unchanged };
  if (unchanged.length === 0) return { outcome: evidence.length === 0 ? 'not-made' : 'made', changed, unchanged };
  return { outcome: changed.length === 0 ? 'not-made' : 'partly', changed, unchanged };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readlink, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { replaceLinkAtomic, writeFileAtomic } from '../../base/files/atomic-file.ts';
import { isMissing, nullIfMissingOr } from '../../base/files/missing.ts';
import { readFileHead, readSmallFile } from '../../base/files/read-small-file.ts';
import type { Layout } from '../../layout.ts';
import { isSdkName } from './sdk-name.ts';

/** A folder, a pipe or a device in the place of a file is no file. */
const nullIfNoFile = nullIfMissingOr('EISDIR', 'invalid-input');

/**
 * The two files of a switch: `active`, the single truth, and `current`, the link derived from it. Writers hold the lock
 * `sdks`.
 */

/**
 * The name in `active`; null when there is none or it is damaged. Whether that SDK is installed is another question
 * (installed-sdks.ts).
 */
export async function readActive(layout: Layout): Promise<string | null> {
  const text = await readStart(layout.active);
  const name = text?.split('\n', 1)[0]?.trim() ?? '';
  return isSdkName(name) ? name : null;
}

/** Where `current` leads, as an absolute path; null when it is not there or no link. */
export async function readCurrent(layout: Layout): Promise<string | null> {
  const target = await readlink(layout.current).catch((error: NodeJS.ErrnoException) => {
    // EINVAL, UNKNOWN (Windows): something that is no link stands there.
    if (['ENOENT', 'ENOTDIR', 'EINVAL', 'UNKNOWN'].includes(error.code ?? '')) return null;
    throw error;
  });
  return target === null ? null : path.resolve(layout.home, target.replace(/^\\\\\?\\/, ''));
}

/** Null removes the file. */
export async function writeActive(layout: Layout, name: string | null): Promise<void> {
  await restoreActive(layout, name === null ? null : activeFile(name));
}

/** What `active` holds when `name` is active. */
export function activeFile(name: string): Buffer {
  return Buffer.from(`${name}\n`);
}

/** The bytes of `active`, sound or not, for `restoreActive`. */
export async function readActiveBytes(layout: Layout): Promise<Uint8Array | null> {
  return await readSmallFile(layout.active).catch(nullIfNoFile);
}

/** Makes `active` hold these bytes; null removes it. */
export async function restoreActive(layout: Layout, bytes: Uint8Array | null): Promise<void> {
  if (bytes === null) return await rm(layout.active, { force: true });
  if ((await readActiveBytes(layout))?.toString() !== bytes.toString()) await writeFileAtomic(layout.active, bytes);
}

/**
 * Makes `current` lead to the SDK's folder below versions/; null removes it. Something there that is no link, such as
 * the folder that a careless copy of the home made of it, goes to trash/.
 */
export async function pointCurrent(layout: Layout, name: string | null): Promise<void> {
  if ((await readCurrent(layout)) === null) await moveAside(layout);
  await restoreCurrent(layout, name === null ? null : layout.sdk(name));
}

/** Makes `current` lead where `readCurrent` said; null removes the link. */
export async function restoreCurrent(layout: Layout, target: string | null): Promise<void> {
  if ((await readCurrent(layout)) === target) return;
  if (target !== null) await replaceLinkAtomic(layout.current, target);
  else await rm(layout.current, { force: true });
}

async function moveAside(layout: Layout): Promise<void> {
  try {
    await lstat(layout.current);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await mkdir(layout.trash, { recursive: true });
  await rename(layout.current, path.join(layout.trash, `current~${randomBytes(4).toString('hex')}`));
}

/** Enough for any name; the whole of a damaged file is of no interest. */
async function readStart(file: string): Promise<string | null> {
  return (await readFileHead(file, 512).catch(nullIfNoFile))?.toString() ?? null;
}

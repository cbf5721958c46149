import { randomBytes } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from '../../base/files/flush-folder.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import { emptyIfMissing } from '../../base/files/missing.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Layout } from '../../layout.ts';

/**
 * A folder under staging/ for one try at one SDK. It is on the same volume as versions/, so that the last step can be a
 * rename.
 */
export interface Staging {
  /** Exists and is empty. */
  readonly root: string;
  /** Renames the tree to `target`: the moment at which the SDK is there. Throws the file system's error. */
  moveTo(target: string): Promise<void>;
  /** Removes what is left; after `moveTo`, nothing. */
  remove(): Promise<void>;
}

/**
 * Makes a fresh folder. The caller holds the install lock of `name`, so folders of that name were left by killed
 * processes: they go first.
 */
export async function createStaging(layout: Layout, name: string): Promise<Staging> {
  await removeStagingOf(layout, name);
  const folder = path.join(layout.staging, `${name}~${randomBytes(4).toString('hex')}`);
  const root = path.join(folder, 'go');
  await makeFolder(root);
  return {
    root,
    async moveTo(target) {
      await makeFolder(path.dirname(target));
      await rename(root, target);
      await flushFolder(path.dirname(target));
    },
    remove: () => removeTree(folder),
  };
}

/** Removes the staging folders of one SDK. The caller holds its install lock. */
async function removeStagingOf(layout: Layout, name: string): Promise<void> {
  const found = await readdir(layout.staging).catch(emptyIfMissing);
  const left = found.filter((entry) => entry.startsWith(`${name}~`));
  await Promise.all(left.map((entry) => removeTree(path.join(layout.staging, entry))));
}

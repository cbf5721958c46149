import { rename, rm } from 'node:fs/promises';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import { nullIfMissing } from '../../base/files/missing.ts';
import { MANIFEST_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import type { Staging } from '../home/staging.ts';
import { moveToTrash } from '../home/trash.ts';

interface PutInPlaceOptions {
  /** Name below versions/. */
  readonly name: string;
  readonly staging: Staging;
  readonly writeManifest: (file: string) => Promise<void>;
}

/**
 * The manifest, then the rename that makes the SDK be there. What stood at its place goes to trash/ first, in one step,
 * and comes back when the rest fails. Answers where it is now, to be removed at leisure, or null. The caller holds the
 * lock `sdks`. Throws the file system's error.
 */
export async function putInPlace(
  context: CoreContext,
  { name, staging, writeManifest }: PutInPlaceOptions,
): Promise<string | null> {
  const { layout } = context;
  const target = layout.sdk(name);
  await makeFolder(layout.versions);
  const oldManifest = await readSmallFile(layout.manifest(name), { maxBytes: MANIFEST_BYTES }).catch(nullIfMissing);
  const old = await moveToTrash(context, target);
  try {
    await writeManifest(layout.manifest(name));
    await staging.moveTo(target);
    return old;
  } catch (error) {
    if (old !== null) await rename(old, target);
    if (oldManifest === null) await rm(layout.manifest(name), { force: true });
    else await writeFileAtomic(layout.manifest(name), oldManifest);
    throw error;
  }
}

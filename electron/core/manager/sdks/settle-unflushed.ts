import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { ManifestFile } from '../../../contract/models.ts';
import { nullIfMissing } from '../../base/files/missing.ts';
import type { CoreContext } from '../../context.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { readManifest, replaceManifestHeader } from '../home/manifest.ts';
import { bootId } from './boot-id.ts';

const AT_ONCE = 64;

/**
 * For an SDK whose files were not known to be on the device when it was installed: at its first use after the machine
 * was started again, their sizes are compared with the manifest (a power cut leaves files empty or short), once. The
 * caller holds the lock `sdks`. Throws `sdk-modified` naming a file that is not whole, `manifest-missing`, and the file
 * system's error.
 */
export async function settleUnflushed(
  { layout }: Pick<CoreContext, 'layout'>,
  { name, root, header }: InstalledSdk,
): Promise<void> {
  const damaged = await damagedByPowerCut(layout, { name, root, header });
  if (damaged === null) return;
  if (damaged.length === 0) {
    const { unflushedBoot: _, ...settled } = header;
    await replaceManifestHeader(layout.manifest(name), settled);
    return;
  }
  throw new AppError(
    'sdk-modified',
    `${damaged.length} files of ${name} are damaged, probably by a power failure: ${damaged[0]}`,
    {
      hint: `Install it again: goswitch uninstall ${name} && goswitch install ${name}`,
      details: { files: damaged.slice(0, 20) },
    },
  );
}

/**
 * Files of such an SDK that are shorter than its manifest says, below its root; null where it needs no look: it was
 * flushed, or the machine was not started again since. Changes nothing. Throws `manifest-missing`.
 */
export async function damagedByPowerCut(
  layout: CoreContext['layout'],
  { name, root, header: { unflushedBoot } }: Pick<InstalledSdk, 'name' | 'root' | 'header'>,
): Promise<readonly string[] | null> {
  if (unflushedBoot === undefined || unflushedBoot === (await bootId())) return null;
  return await findDamaged(root, (await readManifest(layout, name)).files);
}

async function findDamaged(root: string, files: readonly ManifestFile[]): Promise<string[]> {
  const damaged: string[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const part = files.slice(at, at + AT_ONCE);
    const sizes = await Promise.all(
      part.map((file) => lstat(path.join(root, file.path)).then(({ size }) => size, nullIfMissing)),
    );
    damaged.push(...part.filter(({ size }, index) => size !== sizes[index]).map((file) => file.path));
  }
  return damaged;
}

import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import type { CrossCheck, Manifest } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { readManifest, readManifestFile } from '../home/manifest.ts';
import type { CopiedHeader } from '../sdks/sdk-task.ts';
import type { Received } from './received.ts';

const MOST_TOLD = 20;

/**
 * Compares a tree in staging with the SDK that it is about to replace, where one of them is official and the other from
 * a module proxy: two ways that should lead to the same files. Null where there is no such pair. @param folder of the
 * staging, beside the tree
 */
export async function crossCheck(
  { layout, log }: Pick<CoreContext, 'layout' | 'log'>,
  {
    present,
    received,
    header,
    folder,
  }: {
    readonly present: InstalledSdk | null;
    readonly received: Received;
    readonly header: CopiedHeader;
    readonly folder: string;
  },
): Promise<CrossCheck | null> {
  const other = present?.header.origin;
  if (
    (other !== 'official' && other !== 'module-proxy') ||
    other === header.origin ||
    present?.header.linkedTo !== undefined
  )
    return null;
  const old = await readManifest(layout, header.name).catch(ignoreDamage);
  if (old === null) return null;
  const file = path.join(folder, 'manifest.json');
  await received.writeManifest(file, header);
  const result = compareManifests(await readManifestFile(file, header.name), old);
  if (result.different.length > 0)
    log.error('Two sources of one Go release do not agree', { name: header.name, ...result });
  return { with: other, ...result };
}

/** A damaged one is what an SDK is often replaced for. */
function ignoreDamage(error: unknown): null {
  if (isAppError(error, 'manifest-missing')) return null;
  throw error;
}

/** By path: which files both have, and how many of those have the same sha256. */
function compareManifests(a: Manifest, b: Manifest): Omit<CrossCheck, 'with'> {
  const others = new Map(b.files.map(({ path: name, sha256 }) => [name, sha256]));
  const common = a.files.filter(({ path: name }) => others.has(name));
  const different = common
    .filter(({ path: name, sha256 }) => others.get(name) !== sha256)
    .map(({ path: name }) => name);
  return { common: common.length, same: common.length - different.length, different: different.slice(0, MOST_TOLD) };
}

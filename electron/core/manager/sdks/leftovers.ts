import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isTemporaryName } from '../../base/files/atomic-file.ts';
import { emptyIfMissing } from '../../base/files/missing.ts';
import type { CoreContext } from '../../context.ts';
import { sdkName } from '../../layout.ts';
import { isSdkName } from '../home/sdk-name.ts';

/**
 * Something in the home that no finished work needs. It may be removed only while `locks` are held: a running install
 * works with such files.
 */
interface Leftover {
  readonly path: string;
  readonly locks: readonly string[];
}

/** A writer needs its temporary file for milliseconds; what cannot be attributed to an SDK gets a day. */
const TEMPORARY_AGE_MS = 60 * 60 * 1000;
const UNKNOWN_AGE_MS = 24 * 60 * 60 * 1000;

/** Everything in the home that `prune` may remove. Reads only. */
export async function findLeftovers(context: CoreContext): Promise<Leftover[]> {
  const { layout } = context;
  const parts = await Promise.all([
    entriesOf(layout.trash).then((files) => files.map((file) => ({ path: file, locks: ['sdks'] }))),
    attributed(context, layout.staging, (entry) => entry.split('~')[0] ?? ''),
    attributed(context, layout.downloads, (entry) => sdkOfArchive(context, entry)),
    orphanManifests(context),
    ...[layout.home, layout.versions, layout.aliases, layout.shims, layout.index, layout.backups].map((folder) =>
      temporaryFiles(context, folder),
    ),
  ]);
  return parts.flat();
}

/** Entries that belong to the install of one SDK, by their names. */
async function attributed(
  context: CoreContext,
  folder: string,
  nameOf: (entry: string) => string,
): Promise<Leftover[]> {
  const found = (await entriesOf(folder)).map(async (file) => {
    const name = nameOf(path.basename(file));
    if (isSdkName(name)) return { path: file, locks: [`install-${name}`] };
    return (await isOlder(context, file, UNKNOWN_AGE_MS)) ? { path: file, locks: [] } : null;
  });
  return (await Promise.all(found)).filter((leftover) => leftover !== null);
}

/** `go1.26.3` for `go1.26.3.linux-amd64.tar.gz.partial` on linux/amd64. */
function sdkOfArchive({ native }: CoreContext, entry: string): string {
  const [, version = '', os = '', arch = ''] = /^(go[0-9][0-9a-z.]*)\.([a-z0-9]+)-([a-z0-9]+)\./.exec(entry) ?? [];
  return version === '' ? '' : sdkName(version, { os, arch }, native);
}

/** Manifests whose folder is gone: a removal or an install was killed between its two steps. */
async function orphanManifests({ layout }: CoreContext): Promise<Leftover[]> {
  const files = (await entriesOf(layout.versions)).filter((file) => file.endsWith('.json'));
  const found = files.map(async (file) => {
    const name = path.basename(file, '.json');
    const folder = await lstat(layout.sdk(name)).catch(() => null);
    return folder === null && isSdkName(name) ? { path: file, locks: [`install-${name}`, 'sdks'] } : null;
  });
  return (await Promise.all(found)).filter((leftover) => leftover !== null);
}

async function temporaryFiles(context: CoreContext, folder: string): Promise<Leftover[]> {
  const files = (await entriesOf(folder)).filter((file) => isTemporaryName(path.basename(file)));
  const isOld = await Promise.all(files.map((file) => isOlder(context, file, TEMPORARY_AGE_MS)));
  return files.filter((_, index) => isOld[index]).map((file) => ({ path: file, locks: [] }));
}

async function isOlder({ clock }: CoreContext, file: string, ageMs: number): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found !== null && clock.now() - found.mtimeMs > ageMs;
}

async function entriesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(emptyIfMissing);
  return names.sort().map((name) => path.join(folder, name));
}

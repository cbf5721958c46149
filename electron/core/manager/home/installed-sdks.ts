import { readdir, stat } from 'node:fs/promises';
import type { ManifestHeader, SdkProblem } from '../../../contract/models.ts';
import { nullIfMissingOr } from '../../base/files/missing.ts';
import { byNewestGoVersion } from '../../go/go-version/compare-go-versions.ts';
import type { Layout } from '../../layout.ts';
import { readManifestHeader } from './manifest.ts';
import { isSdkName } from './sdk-name.ts';
import { findProblem } from './sdk-problems.ts';

/** An SDK of GoSwitch's home that is wholly there: folder (or link) and manifest. */
export interface InstalledSdk {
  /** Name below versions/: `go1.26.3`, `go1.26.3.darwin-amd64`. */
  readonly name: string;
  /** `versions/<name>`. For an SDK adopted in place this is a link, and `header.linkedTo` the real folder. */
  readonly root: string;
  readonly header: ManifestHeader;
  /** Null when the folder holds what the manifest says, as far as VERSION and the mode of bin/go tell. */
  readonly problem: SdkProblem | null;
}

/**
 * What is installed, newest first. An SDK is installed when both its folder (or a link that leads to one) and a sound
 * manifest are there: `install` writes the manifest first and renames the folder into place last, `remove` renames the
 * folder away first, so a process killed between the two leaves at most a manifest alone, which counts for nothing.
 */
export async function listInstalled(layout: Layout): Promise<InstalledSdk[]> {
  const names = (await readdir(layout.versions).catch(nullIfMissingOr('ELOOP'))) ?? [];
  const found = await Promise.all(names.map((name) => readInstalled(layout, name)));
  return found
    .filter((sdk) => sdk !== null)
    .sort((a, b) => byNewestGoVersion(a.header.version, b.header.version) || (a.name < b.name ? -1 : 1));
}

/** The installed SDK of this name; null when it is not wholly there. Any text is safe as a name. */
export async function readInstalled(layout: Layout, name: string): Promise<InstalledSdk | null> {
  if (!isSdkName(name) || name.endsWith('.json')) return null;
  const root = layout.sdk(name);
  const folder = await stat(root).catch(nullIfMissingOr('ELOOP'));
  if (!folder?.isDirectory()) return null;
  const header = await readManifestHeader(layout, name);
  return header === null ? null : { name, root, header, problem: await findProblem(layout, header) };
}

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { Manifest, ManifestFile, VerifyResult } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import { zipName } from '../../go/archives/zip/module-files.ts';
import { hash1 } from '../../go/checksum-database/dirhash.ts';
import { readManifest } from '../home/manifest.ts';
import { hashSdkFiles } from './hash-sdk-files.ts';
import type { VerifiedTree } from './sdk-task.ts';

/**
 * Compares every file below `versions/<name>` with its manifest: size, permission bits (not on Windows) and sha256.
 * Links and other kinds are `changed` where a file should be, else `extra`; they are never followed. Empty folders
 * count for nothing. Runs in sdk-task-worker.ts. Throws `manifest-missing` (also for an SDK adopted in place, which has
 * nothing to compare with), and the file system's error.
 */
export async function verifySdk(
  { layout, os }: Pick<CoreContext, 'layout' | 'os'>,
  name: string,
  onBytes: (bytes: number, total: number) => void,
): Promise<VerifiedTree> {
  const manifest = await readManifest(layout, name);
  if (manifest.linkedTo !== undefined) {
    throw new AppError(
      'manifest-missing',
      `${name} was imported in place, so GoSwitch has no file list to compare it with: ${manifest.linkedTo}`,
      {
        hint: `A copy can be verified: goswitch uninstall ${name} && goswitch import ${manifest.linkedTo}`,
      },
    );
  }
  const root = layout.sdk(name);
  const present = await walkTree(root);
  const files = manifest.files
    .filter((file) => present.get(file.path) === 'file')
    .map((file) => ({ path: file.path, from: path.join(root, file.path) }));
  const content = await hashSdkFiles({ files, copyTo: null, onBytes: (bytes) => onBytes(bytes, manifest.totalBytes) });
  const result = compare({
    manifest,
    present,
    content: new Map(content.files.map((file) => [file.path, file])),
    hasModes: os !== 'win32',
  });
  const moduleVersion = manifest.proof?.moduleVersion ?? '';
  const canBeVerified = result.ok && moduleVersion !== '';
  const h1 = canBeVerified
    ? hash1(content.files.map((file) => ({ name: zipName(moduleVersion, file.path), sha256: file.sha256 })))
    : null;
  return { result, moduleVersion, h1 };
}

interface Comparison {
  readonly manifest: Manifest;
  readonly present: ReadonlyMap<string, EntryKind>;
  readonly content: ReadonlyMap<string, ManifestFile>;
  /** Whether permission bits mean anything here. */
  readonly hasModes: boolean;
}

function compare({ manifest, present, content, hasModes }: Comparison): VerifyResult {
  const changed: string[] = [];
  const missing: string[] = [];
  for (const file of manifest.files) {
    const found = content.get(file.path);
    if (found !== undefined) {
      const isSame =
        found.size === file.size && found.sha256 === file.sha256 && (!hasModes || found.mode === file.mode);
      if (!isSame) changed.push(file.path);
    } else if (present.get(file.path) === 'other') changed.push(file.path);
    else missing.push(file.path);
  }
  const listed = new Set(manifest.files.map((file) => file.path));
  const extra = [...present.keys()].filter((file) => !listed.has(file)).sort();
  const ok = changed.length + missing.length + extra.length === 0;
  return { version: manifest.version, ok, checked: manifest.files.length, changed, missing, extra };
}

/** What stands at a path that is no folder. */
type EntryKind = 'file' | 'other';

/**
 * Everything below `root` that is no folder: path with `/` to its kind. A link is `other` and is not followed, so
 * nothing outside is ever reached. Throws the file system's error (a folder that cannot be read).
 */
async function walkTree(root: string): Promise<Map<string, EntryKind>> {
  const found = new Map<string, EntryKind>();
  await walk(root, '', found);
  return found;
}

async function walk(root: string, folder: string, found: Map<string, EntryKind>): Promise<void> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const folders: string[] = [];
  for (const entry of entries) {
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) folders.push(below);
    else found.set(below, entry.isFile() ? 'file' : 'other');
  }
  await Promise.all(folders.map((below) => walk(root, below, found)));
}

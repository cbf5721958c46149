import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { Manifest, ManifestFile, VerifyResult } from '../../contract/models.ts';
import type { CoreContext } from '../context.ts';
import type { Progress } from '../jobs/jobs.ts';
import { readManifest } from './manifest.ts';
import { readTree } from './read-tree.ts';
import { type EntryKind, walkTree } from './walk-tree.ts';

/**
 * Compares every file below `versions/<name>` with its manifest: size, permission bits (not on Windows) and sha256. Links and other kinds are
 * `changed` where a file should be, else `extra`; they are never followed. Empty folders count for nothing.
 * Throws `manifest-missing` (also for an SDK adopted in place, which has nothing to compare with), `cancelled`, and the file system's error.
 */
export async function verifySdk(context: CoreContext, name: string, progress: Progress): Promise<VerifyResult> {
  progress.phase('verifying');
  const manifest = await readManifest(context.layout, name);
  if (manifest.linkedTo !== undefined) {
    throw new AppError('manifest-missing', `${name} was adopted in place, so there is no list of its files to compare with: ${manifest.linkedTo}`, {
      hint: `A copy can be verified: goswitch uninstall ${name} && goswitch import ${manifest.linkedTo}`,
    });
  }
  const root = context.layout.sdk(name);
  const present = await walk(root, progress.signal);
  const files = manifest.files
    .filter((file) => present.get(file.path) === 'file')
    .map((file) => ({ path: file.path, from: path.join(root, file.path) }));
  const content = await readTree({ files, copyTo: null, totalBytes: manifest.totalBytes, progress });
  return compare({ manifest, present, content: new Map(content.files.map((file) => [file.path, file])), modes: context.os !== 'win32' });
}

async function walk(root: string, signal: AbortSignal): Promise<Map<string, EntryKind>> {
  try {
    return await walkTree(root, signal);
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', 'Cancelled while reading files', { cause: error });
    throw error;
  }
}

interface Comparison {
  readonly manifest: Manifest;
  readonly present: ReadonlyMap<string, EntryKind>;
  readonly content: ReadonlyMap<string, ManifestFile>;
  /** Whether permission bits mean anything here. */
  readonly modes: boolean;
}

function compare({ manifest, present, content, modes }: Comparison): VerifyResult {
  const changed: string[] = [];
  const missing: string[] = [];
  for (const file of manifest.files) {
    const found = content.get(file.path);
    if (found !== undefined) {
      const isSame = found.size === file.size && found.sha256 === file.sha256 && (!modes || found.mode === file.mode);
      if (!isSame) changed.push(file.path);
    } else if (present.get(file.path) === 'other') changed.push(file.path);
    else missing.push(file.path);
  }
  const listed = new Set(manifest.files.map((file) => file.path));
  const extra = [...present.keys()].filter((file) => !listed.has(file)).sort();
  const ok = changed.length + missing.length + extra.length === 0;
  return { version: manifest.version, ok, checked: manifest.files.length, changed, missing, extra };
}

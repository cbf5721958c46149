import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { ManifestHeader } from '../../contract/models.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { formatManifest } from './manifest.ts';
import { planCopy } from './plan-copy.ts';
import { readTree } from './read-tree.ts';
import type { SdkTask } from './sdk-task.ts';

/**
 * Copies the tree of an SDK, hashing every file on the way, and writes the manifest of the copy. Runs in sdk-task-worker.ts.
 * Throws `sdk-invalid` for what cannot be copied (plan-copy.ts), and the file system's error.
 */
export async function copySdk(task: Extract<SdkTask, { kind: 'copy' }>, onBytes: (bytes: number, total: null) => void): Promise<ManifestHeader> {
  const plan = await planCopy(task.from);
  for (const below of plan.folders) await mkdir(path.join(task.to, below));
  const { files, missing } = await readTree({ files: plan.files, copyTo: task.to, onBytes: (bytes) => onBytes(bytes, null) });
  if (missing.length > 0) {
    throw new AppError('sdk-invalid', `${task.from} was changed while it was copied: ${missing[0]} is gone`, { hint: 'Run it again' });
  }
  const header = { ...task.header, fileCount: files.length, totalBytes: files.reduce((sum, file) => sum + file.size, 0) };
  await writeFileAtomic(task.manifest, formatManifest({ ...header, files }));
  return header;
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { diskPath, fileMode, zipName } from '../../go/archives/zip/module-files.ts';
import { hash1 } from '../../go/checksum-database/dirhash.ts';
import { formatManifest } from '../home/manifest.ts';
import { hashSdkFiles } from './hash-sdk-files.ts';
import { planCopy } from './plan-copy.ts';
import type { CopiedTree, CopyTask } from './sdk-task.ts';
import type { TreeFile } from './tree-messages.ts';

/**
 * Copies the tree of an SDK, hashing every file on the way, and writes the manifest of the copy. Runs in
 * sdk-task-worker.ts. Throws `sdk-invalid` for what cannot be copied (plan-copy.ts), and the file system's error.
 */
export async function copySdk(task: CopyTask, onBytes: (bytes: number, total: null) => void): Promise<CopiedTree> {
  const plan = await planCopy(task.from);
  for (const below of plan.folders) await mkdir(path.join(task.to, below));
  const { files, missing } = await hashSdkFiles({
    files: task.moduleVersion === null ? plan.files : asReleased(plan.files),
    copyTo: task.to,
    onBytes: (bytes) => onBytes(bytes, null),
  });
  if (missing.length > 0) {
    throw new AppError('sdk-invalid', `${task.from} was changed while it was copied: ${missing[0]} was removed`, {
      hint: 'Run it again',
    });
  }
  const header = {
    ...task.header,
    fileCount: files.length,
    totalBytes: files.reduce((sum, file) => sum + file.size, 0),
  };
  await writeFileAtomic(task.manifest, formatManifest({ ...header, files }));
  const { moduleVersion } = task;
  const h1 =
    moduleVersion === null
      ? null
      : hash1(files.map(({ path: below, sha256 }) => ({ name: zipName(moduleVersion, below), sha256 })));
  return { header, h1 };
}

/**
 * The go command leaves a copy named go.mod beside each _go.mod of the zip (toolchain/select.go): what the zip had
 * becomes the one go.mod. Modes are those of the official archive.
 */
function asReleased(files: readonly TreeFile[]): TreeFile[] {
  const renamed = new Set(
    files.filter(({ path: below }) => diskPath(below) !== below).map(({ path: below }) => diskPath(below)),
  );
  return files
    .filter(({ path: below }) => !renamed.has(below))
    .map(({ path: below, from }) => ({ path: diskPath(below), from, mode: fileMode(diskPath(below)) }));
}

import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

interface RotatingFileOptions {
  /** Absolute path of the current file; older ones stand beside it as `<name>-<time>-<pid><ext>`. */
  readonly file: string;
  /** Size in bytes at which the file is put aside. */
  readonly maxBytes: number;
  /** How many older files are kept. */
  readonly keep: number;
  readonly now: () => number;
}

/**
 * Appends to a file that several processes share, and puts it aside when it is full. The new name is never used twice,
 * so that two processes that rotate at once replace nothing; at worst one of them puts aside a short file. Synchronous,
 * to work while the process exits. Throws the file system's error.
 */
export function appendRotating(text: string, options: RotatingFileOptions): void {
  const { file, maxBytes } = options;
  const folder = path.dirname(file);
  mkdirSync(path.dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (sizeOf(file) >= maxBytes) rotate(options);
  appendFileSync(file, text, { mode: 0o600 });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function rotate({ file, maxBytes, keep, now }: RotatingFileOptions): void {
  const { dir, name, ext } = path.parse(file);
  const time = new Date(now()).toISOString().replaceAll(':', '-');
  const stem = path.join(dir, `${name}-${time}-${process.pid}`);
  let aside = `${stem}${ext}`;
  for (let index = 1; existsSync(aside); index++) aside = `${stem}-${index}${ext}`;
  // Another process may have been faster since the size was asked for.
  if (sizeOf(file) < maxBytes) return;
  if (!tryRename(file, aside)) return;
  const older = readdirSync(dir).filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith(ext));
  for (const entry of older.sort().reverse().slice(keep)) rmSync(path.join(dir, entry), { force: true });
}

/**
 * False when another process was faster, or on Windows has the file open: the next write tries again, and no line is
 * lost meanwhile.
 */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOENT', 'EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

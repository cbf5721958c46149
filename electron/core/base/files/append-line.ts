import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from './flush-folder.ts';
import { makeFolder } from './make-folder.ts';

const NEWLINE = 0x0a;

/**
 * Appends `line` and a line end in one write with O_APPEND, so that processes appending at the same time never mix
 * their lines. A line that a killed process or a full disk left torn stays alone: this one starts again. It is on the
 * device when this resolves. Makes the folder, and the file for its owner only (0600). Throws the file system's error;
 * on a full disk part of the line may have been written. Across network file systems O_APPEND is not atomic.
 */
export async function appendLine(file: string, line: string): Promise<void> {
  const handle = await openForAppend(file);
  try {
    const content = Buffer.from(`${(await endsTorn(handle)) ? '\n' : ''}${line}\n`);
    let written = 0;
    // A regular file takes it all at once; less means that the disk is full, which the next write reports.
    while (written < content.length) written += (await handle.write(content, written)).bytesWritten;
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function openForAppend(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'a+', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeFolder(path.dirname(file));
    const handle = await open(file, 'a+', 0o600);
    await flushFolder(path.dirname(file));
    return handle;
  }
}

/**
 * True when the last byte is not a line end. Seen too early, while another process writes, it costs an empty line and
 * nothing else.
 */
async function endsTorn(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] !== NEWLINE;
}

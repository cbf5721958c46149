import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { makeTemporaryFolder } from './temporary-folder.ts';

/**
 * A folder with nothing in it for programs to run in, made at its first use; the root of the file system where none can
 * be made.
 */
export function createEmptyFolder(): { path(): Promise<string>; remove(): Promise<void> } {
  let made: Promise<string | null> | undefined;
  return {
    async path() {
      made ??= makeTemporaryFolder('empty').catch(() => null);
      return (await made) ?? path.parse(os.tmpdir()).root;
    },
    async remove() {
      const folder = await made;
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

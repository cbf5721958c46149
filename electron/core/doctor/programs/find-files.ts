import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isTemporaryName } from '../../base/files/atomic-file.ts';

export interface FoundFile {
  readonly file: string;
  readonly isLink: boolean;
}

interface FoundFiles {
  /** Plain files, and links to something, by folder and name; none that is only being put in place. */
  readonly files: readonly FoundFile[];
  readonly exists: boolean;
  readonly isCutShort: boolean;
  readonly unreadable: readonly string[];
}

interface FindFilesOptions {
  readonly mostFiles: number;
  /** Levels of folders below the first. */
  readonly depth: number;
  /** Folders of these names are not entered. */
  readonly except?: ReadonlySet<string>;
  /** Called before each folder is read. */
  readonly pause: () => Promise<void> | undefined;
}

/**
 * Files below a folder, or the file itself. Links to folders are not followed, so that the walk ends (`go version DIR`
 * does the same).
 */
export async function findFiles(
  start: string,
  { mostFiles, depth, except, pause }: FindFilesOptions,
): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const unreadable: string[] = [];
  const first = statSync(start, { throwIfNoEntry: false });
  if (first === undefined || !first.isDirectory()) {
    const isLink = first !== undefined && lstatSync(start).isSymbolicLink();
    return {
      files: first === undefined ? [] : [{ file: start, isLink }],
      exists: first !== undefined,
      isCutShort: false,
      unreadable,
    };
  }
  const folders = [{ folder: start, level: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    await pause();
    const entries = readFolder(next.folder);
    if (entries === null) unreadable.push(next.folder);
    const below: typeof folders = [];
    for (const entry of entries ?? []) {
      const name = entry.name;
      if (entry.isDirectory()) {
        if (next.level < depth && !except?.has(name))
          below.push({ folder: path.join(next.folder, name), level: next.level + 1 });
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !isTemporaryName(name)) {
        if (files.length >= mostFiles) return { files, exists: true, isCutShort: true, unreadable };
        files.push({ file: path.join(next.folder, name), isLink: entry.isSymbolicLink() });
      }
    }
    folders.push(...below.reverse());
  }
  return { files, exists: true, isCutShort: false, unreadable };
}

/** Sorted by name; null when it may not be read, or went away meanwhile. */
function readFolder(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

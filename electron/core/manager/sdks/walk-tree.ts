import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** What stands at a path that is no folder. */
export type EntryKind = 'file' | 'other';

/**
 * Everything below `root` that is no folder: path with `/` to its kind. A link is `other` and is not followed, so
 * nothing outside is ever reached. Throws the file system's error (a folder that cannot be read).
 */
export async function walkTree(root: string): Promise<Map<string, EntryKind>> {
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

import { readFile, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext } from '../context.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';

/** projects.json: the folders that a person added, in that order. `{"schema": 1, "folders": ["/home/me/work", ...]}` */

const SCHEMA = 1;
/** More folders than a person adds; a list of a megabyte is something else. */
const MOST_FOLDERS = 10_000;

export type ProjectsFile =
  | { readonly kind: 'readable'; readonly folders: readonly string[] }
  | { readonly kind: 'damaged' | 'newer'; readonly reason: string };

/** No file is an empty list. Throws the file system's error where there is one that cannot be read. */
export async function readProjectsFile(file: string): Promise<ProjectsFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'readable', folders: [] };
    if (code === 'EISDIR') return { kind: 'damaged', reason: 'it is not a file' };
    throw error;
  }
  return parseProjectsFile(text);
}

function parseProjectsFile(text: string): ProjectsFile {
  let value: { readonly schema?: unknown; readonly folders?: unknown } | null;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { kind: 'damaged', reason: `it is not JSON: ${(error as SyntaxError).message}` };
  }
  const { schema, folders } = Object(value) as { schema?: unknown; folders?: unknown };
  if (typeof schema === 'number' && schema > SCHEMA)
    return { kind: 'newer', reason: `a newer GoSwitch wrote it (schema ${schema}, known here: ${SCHEMA})` };
  if (schema !== SCHEMA || !Array.isArray(folders) || folders.length > MOST_FOLDERS)
    return { kind: 'damaged', reason: 'it is not a list of folders' };
  const isFolder = (folder: unknown) => typeof folder === 'string' && path.isAbsolute(folder) && !folder.includes('\0');
  if (!folders.every(isFolder)) return { kind: 'damaged', reason: 'it holds something that is not an absolute path' };
  return { kind: 'readable', folders: [...new Set(folders as string[])] };
}

/** Replaces the list, through a link to it if that is what is there. */
export async function writeProjectsFile(file: string, folders: readonly string[]): Promise<void> {
  await writeFileAtomic(await realpath(file).catch(() => file), `${JSON.stringify({ schema: SCHEMA, folders }, null, 2)}\n`, { mode: 0o600 });
}

/** Renames a file that cannot be used, so that it is neither lost nor in the way. Returns its new name. The caller holds the lock `projects`. */
export async function setProjectsFileAside(
  { layout, clock, log }: CoreContext,
  found: { kind: 'damaged' | 'newer'; reason: string },
): Promise<string> {
  const aside = `${layout.projects}.${new Date(clock.now()).toISOString().replaceAll(':', '-')}.${found.kind}`;
  await rename(layout.projects, aside);
  log.warn('The list of projects was set aside', { file: layout.projects, aside, reason: found.reason });
  return aside;
}

import { readFile, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectGroup } from '../../contract/api.ts';
import type { CoreContext } from '../context.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';

/** projects.json: the folders that a person added, in that order, and their groups. `{"schema": 1, "folders": ["/srv/api"], "groups": [...]}` */

/** Every folder is absolute. Groups are in the order of their names and hold listed folders alone, each folder in one group at most. */
export interface ProjectList {
  readonly folders: readonly string[];
  readonly groups: readonly ProjectGroup[];
}

const SCHEMA = 1;
/** More folders than a person adds; a list of a megabyte is something else. */
const MOST_FOLDERS = 10_000;

export type ProjectsFile =
  | { readonly kind: 'readable'; readonly list: ProjectList }
  | { readonly kind: 'damaged' | 'newer'; readonly reason: string };

/** No file is an empty list. Throws the file system's error where there is one that cannot be read. */
export async function readProjectsFile(file: string): Promise<ProjectsFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'readable', list: { folders: [], groups: [] } };
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
  const list = parseProjectList(value);
  return list === null ? { kind: 'damaged', reason: 'it holds something that is not an absolute path' } : { kind: 'readable', list };
}

/** Null for anything but a list of absolute folders. Groups are put in order; what is wrong in one is left out. */
export function parseProjectList(value: unknown): ProjectList | null {
  const { folders, groups } = Object(value) as { folders?: unknown; groups?: unknown };
  if (!Array.isArray(folders) || !folders.every(isFolder)) return null;
  const free = new Set<unknown>(folders);
  const sound: ProjectGroup[] = [];
  for (const group of Array.isArray(groups) ? groups : []) {
    const { name, folders: members } = Object(group) as { name?: unknown; folders?: unknown };
    if (typeof name !== 'string' || name === '' || !Array.isArray(members) || sound.some((each) => each.name === name)) continue;
    const kept = members.filter((member) => free.delete(member));
    if (kept.length > 0) sound.push({ name, folders: kept });
  }
  return { folders: [...new Set(folders)], groups: sound.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function isFolder(folder: unknown): folder is string {
  return typeof folder === 'string' && path.isAbsolute(folder) && !folder.includes('\0');
}

/** Replaces the list, through a link to it if that is what is there. */
export async function writeProjectsFile(file: string, { folders, groups }: ProjectList): Promise<void> {
  const content = { schema: SCHEMA, folders, ...(groups.length === 0 ? {} : { groups }) };
  await writeFileAtomic(await realpath(file).catch(() => file), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
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

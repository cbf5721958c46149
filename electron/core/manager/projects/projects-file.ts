import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { ProjectGroup } from '../../../contract/api.ts';
import type { AppError } from '../../../contract/errors.ts';
import { newerSchema, writtenByNewer } from '../../base/files/newer-file.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import { stateOf } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { CoreContext } from '../../context.ts';

/**
 * projects.json: the folders that a person added, in that order, and their groups. `{"schema": 1, "folders":
 * ["/srv/api"], "groups": [...]}`
 */

/**
 * Every folder is absolute. Groups are in the order of their names and hold listed folders alone, each folder in one
 * group at most.
 */
export interface ProjectList {
  readonly folders: readonly string[];
  readonly groups: readonly ProjectGroup[];
}

const SCHEMA = 1;
/** More folders than a person adds; a list of a megabyte is something else. */
const MOST_FOLDERS = 10_000;

export type ProjectsFile =
  /** `others`: keys that this version does not know. */
  | { readonly kind: 'readable'; readonly list: ProjectList; readonly others: Readonly<Record<string, unknown>> }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'newer'; readonly error: AppError };

/** No file is an empty list. Throws the file system's error where there is one that cannot be read. */
export async function readProjectsFile(file: string): Promise<ProjectsFile> {
  let text: string;
  try {
    text = await readSmallText(file, 'utf8', { maxBytes: PROFILE_BYTES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return { kind: 'readable', list: { folders: [], groups: [] }, others: {} };
    if (code === 'EISDIR') return { kind: 'damaged', reason: 'it is not a file' };
    throw error;
  }
  return parseProjectsFile(file, text);
}

function parseProjectsFile(file: string, text: string): ProjectsFile {
  let value: { readonly schema?: unknown; readonly folders?: unknown } | null;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { kind: 'damaged', reason: `it is not JSON: ${(error as SyntaxError).message}` };
  }
  const {
    schema,
    folders,
    groups: _,
    ...others
  } = Object(value) as { schema?: unknown; folders?: unknown; groups?: unknown };
  const newer = newerSchema(value, SCHEMA);
  if (newer !== null) return { kind: 'newer', error: writtenByNewer(file, newer, SCHEMA) };
  if (schema !== SCHEMA || !Array.isArray(folders) || folders.length > MOST_FOLDERS)
    return { kind: 'damaged', reason: 'it is not a list of folders' };
  const list = parseProjectList(value);
  return list === null
    ? { kind: 'damaged', reason: 'it holds something that is not an absolute path' }
    : { kind: 'readable', list, others };
}

/** Null for anything but a list of absolute folders. Groups are put in order; what is wrong in one is left out. */
export function parseProjectList(value: unknown): ProjectList | null {
  const { folders, groups } = Object(value) as { folders?: unknown; groups?: unknown };
  if (!Array.isArray(folders) || !folders.every(isFolder)) return null;
  const free = new Set<unknown>(folders);
  const sound: ProjectGroup[] = [];
  for (const group of Array.isArray(groups) ? groups : []) {
    const { name, folders: members } = Object(group) as { name?: unknown; folders?: unknown };
    if (typeof name !== 'string' || name === '' || !Array.isArray(members) || sound.some((each) => each.name === name))
      continue;
    const kept = members.filter((member) => free.delete(member));
    if (kept.length > 0) sound.push({ name, folders: kept });
  }
  return { folders: [...new Set(folders)], groups: sound.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function isFolder(folder: unknown): folder is string {
  return typeof folder === 'string' && path.isAbsolute(folder) && !folder.includes('\0');
}

/** The list as the file holds it. @param others keys of the file that this version does not know */
export function formatProjectList(
  { folders, groups }: ProjectList,
  others: Readonly<Record<string, unknown>> = {},
): string {
  return `${JSON.stringify({ ...others, schema: SCHEMA, folders, ...(groups.length === 0 ? {} : { groups }) }, null, 2)}\n`;
}

/**
 * Renames a file that cannot be used, so that it is neither lost nor in the way. The caller holds the lock `projects`.
 */
export async function setProjectsFileAside(
  { layout, clock, log }: CoreContext,
  { journal, reason }: { readonly journal: Journal; readonly reason: string },
): Promise<void> {
  const aside = `${layout.projects}.${new Date(clock.now()).toISOString().replaceAll(':', '-')}.damaged`;
  await journal.change({
    lock: 'projects',
    entry: {
      action: 'projects.setAside',
      target: layout.projects,
      summary: `Set ${path.basename(layout.projects)} aside as ${path.basename(aside)}: ${reason}`,
      data: {},
      undo: { rename: { from: aside, to: layout.projects } },
    },
    evidence: [{ path: aside, by: 'node', before: null, after: await stateOf(layout.projects, 'node') }],
    make: () => rename(layout.projects, aside),
  });
  log.warn('The list of projects was set aside', { file: layout.projects, aside, reason });
}

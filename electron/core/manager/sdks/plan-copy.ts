import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { isGarbledPath } from '../../base/files/decoded-path.ts';
import type { TreeFile } from './tree-messages.ts';

/** What a copy of an SDK is made of: folders below its root (parents first), and files with where their bytes are. */
interface CopyPlan {
  readonly folders: readonly string[];
  readonly files: readonly TreeFile[];
}

/** Far more than any release has (16,000): links between folders could otherwise multiply without end. */
const MAX_ENTRIES = 200_000;

interface Walk {
  readonly root: string;
  /** Real folders that links may lead into. */
  readonly allowed: readonly string[];
  readonly folders: string[];
  readonly files: TreeFile[];
}

/**
 * Plans a copy of the tree at `root` (a real path) in which every link is replaced by what it leads to. Links may stay
 * within the root, or lead to the other half of a distribution's package: Debian and others keep /usr/lib/go-1.22/src
 * in /usr/share/go-1.22. Nothing is left out but the history of a checkout (.git), which is larger than the SDK. Throws
 * `sdk-invalid` for a link elsewhere, a broken link, a loop, a pipe, socket or device, and the file system's error.
 */
export async function planCopy(root: string): Promise<CopyPlan> {
  const shared = sharedHalf(root);
  const walk: Walk = { root, allowed: shared === null ? [root] : [root, shared], folders: [], files: [] };
  await walkFolder(walk, '', [root]);
  return { folders: walk.folders, files: walk.files };
}

/** `/usr/share/go-1.22` for `/usr/lib/go-1.22` and `/usr/lib64/go-1.22`, else null. */
function sharedHalf(root: string): string | null {
  const [, prefix, rest] = /^(.*)\/lib(?:64|exec)?\/(go[^/]*(?:\/[^/]+)?)$/.exec(root) ?? [];
  return prefix === undefined || rest === undefined ? null : `${prefix}/share/${rest}`;
}

/** @param trail real folders from the root to this one: meeting one of them again is a loop */
async function walkFolder(walk: Walk, folder: string, trail: readonly string[]): Promise<void> {
  const real = trail.at(-1) ?? walk.root;
  const entries = await readdir(real, { withFileTypes: true });
  if (walk.folders.length + walk.files.length + entries.length > MAX_ENTRIES)
    throw refuse(walk, folder, `has more than ${MAX_ENTRIES} entries`);
  const deeper = entries.map(async (entry) => {
    if (folder === '' && entry.name === '.git') return;
    const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const from = path.join(real, entry.name);
    if (isGarbledPath(entry.name)) throw refuse(walk, below, 'has a name that is not UTF-8');
    if (entry.isFile()) walk.files.push({ path: below, from });
    else if (entry.isDirectory()) await enter(walk, below, [...trail, from]);
    else if (entry.isSymbolicLink()) await follow(walk, below, from, trail);
    else throw refuse(walk, below, 'is not a file, folder or link');
  });
  await Promise.all(deeper);
}

async function enter(walk: Walk, below: string, trail: readonly string[]): Promise<void> {
  walk.folders.push(below);
  await walkFolder(walk, below, trail);
}

async function follow(walk: Walk, below: string, link: string, trail: readonly string[]): Promise<void> {
  const target = await realpath(link).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw refuse(walk, below, 'is a link that leads nowhere', error);
    if (error.code === 'ELOOP') throw refuse(walk, below, 'is a link that leads to itself', error);
    throw error;
  });
  if (!walk.allowed.some((folder) => target === folder || target.startsWith(folder + path.sep))) {
    throw refuse(walk, below, `is a link that leaves the SDK, to ${target}`);
  }
  const found = await stat(target);
  if (found.isFile()) walk.files.push({ path: below, from: target });
  else if (!found.isDirectory())
    throw refuse(walk, below, 'is a link to something that is neither a file nor a folder');
  else if (trail.some((folder) => folder === target || folder.startsWith(target + path.sep)))
    throw refuse(walk, below, 'is a link to a folder that it is in');
  else await enter(walk, below, [...trail, target]);
}

function refuse(walk: Walk, below: string, why: string, cause?: unknown): AppError {
  return new AppError('sdk-invalid', `${path.join(walk.root, below)} ${why}, so the SDK cannot be copied`, {
    hint: 'Adopt it in place instead, or repair it',
    ...(cause === undefined ? {} : { cause }),
  });
}

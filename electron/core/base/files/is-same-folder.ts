import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** True when two paths lead to the same folder, through links too. */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  if (path.normalize(`${one}/`) === path.normalize(`${other}/`)) return true;
  const [first, second] = await Promise.all([one, other].map((folder) => realpath(folder).catch(() => null)));
  return first !== null && first !== undefined && first === second;
}

import { stat } from 'node:fs/promises';
import path from 'node:path';

/** True when two paths are one, or lead to the same folder, as the go command tells it (os.SameFile). */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  if (path.normalize(`${one}/`) === path.normalize(`${other}/`)) return true;
  const [first, second] = await Promise.all([one, other].map((at) => stat(at, { bigint: true }).catch(() => null)));
  return first != null && second != null && first.dev === second.dev && first.ino === second.ino;
}

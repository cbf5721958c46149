import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext } from '../../context.ts';

/**
 * True when the first `go` on this process's PATH follows a switch: it is found in shims/ or in current/bin, however
 * PATH spells them.
 */
export async function isOwnGoFirst(context: CoreContext): Promise<boolean> {
  const found = await findOnPath('go', context.env, context.os);
  if (found === null) return false;
  const { layout } = context;
  const folder = path.dirname(found);
  if (folder === layout.shims || folder === path.join(layout.current, 'bin')) return true;
  // A home reached by another name (/home -> /usr/home, letter case on Windows): compare the folder above, without
  // following current itself.
  const tail = path.basename(folder).toLowerCase() === 'bin' ? path.join('current', 'bin') : 'shims';
  const above = folder.slice(0, -tail.length);
  if (folder.slice(above.length).toLowerCase() !== tail) return false;
  const [there, here] = await Promise.all([
    realpath(above).catch(() => above),
    realpath(layout.home).catch(() => layout.home),
  ]);
  return there === here;
}

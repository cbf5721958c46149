import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Layout } from '../../layout.ts';
import { type Evidence, stateOf } from './evidence.ts';

/**
 * A change that puts a new tree in the place of an old one moves the old one to trash/ first. Where it was killed
 * before the new one came, the old one is still there, known by its node, and goes back to its place. The caller holds
 * the lock of the change, and has the trees of trash/ to itself.
 */
export async function bringBackTrees({ trash }: Pick<Layout, 'trash'>, evidence: readonly Evidence[]): Promise<void> {
  for (const { path: place, by, before } of evidence) {
    if (by !== 'node' || before === null || (await stateOf(place, 'node')) !== null) continue;
    for (const name of await readdir(trash).catch((): string[] => [])) {
      const tree = path.join(trash, name);
      if ((await stateOf(tree, 'node')) !== before) continue;
      await rename(tree, place);
      break;
    }
  }
}

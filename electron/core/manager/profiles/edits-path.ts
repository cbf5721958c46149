import type { Grammar } from '../shells/grammar.ts';
import { GO_BIN_BLOCK, linesOutside, PROXY_BLOCK } from './profile-block.ts';

/**
 * Whether a piece of a profile may put a folder on PATH, or hands over to something that may. A guess, made on the safe
 * side: it decides only whether one more file gets the block, or the block moves to the end; never whether something of
 * the user's is changed.
 */
export function mayEditPath(text: string, { editsPath }: Pick<Grammar, 'editsPath'>): boolean {
  return linesOutside(linesOutside(text, PROXY_BLOCK).join('\n'), GO_BIN_BLOCK).some(
    (line) => !/^\s*#/.test(line) && editsPath.test(line),
  );
}

import { linesOutside, PATH_BLOCK } from './profile-block.ts';

/**
 * Whether a piece of a profile names a proxy variable, so that it may set or unset one. A guess that decides as little
 * as `mayEditPath`.
 */
export function mayEditProxy(text: string): boolean {
  return linesOutside(text, PATH_BLOCK).some((line) => !/^\s*#/.test(line) && EDITS_PROXY.test(line));
}

const EDITS_PROXY = /\b(?:https?|all|no)_proxy\b/i;

import path from 'node:path';
import { PROFILE_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import type { Grammar } from '../shells/grammar.ts';
import type { ScannedLine, Shell } from '../shells/shell.ts';
import { BLOCK_END, BLOCK_START, splitLines } from './profile-block.ts';
import { decodeProfile, readable } from './profile-text.ts';

/**
 * Reads profiles without running them, for shells that cannot be traced and for what a trace does not show. What it
 * finds is likely, not certain.
 */

/** Lines of all the files that a shell may read, in its order. */
export async function linesOfShell(context: CoreContext, shell: Shell): Promise<ScannedLine[]> {
  return readLines([...new Set(await shell.filesInOrder(context))]);
}

/** Lines of these files, without comments and without GoSwitch's own block. A file that cannot be read has none. */
async function readLines(files: readonly string[]): Promise<ScannedLine[]> {
  const lines: ScannedLine[] = [];
  for (const file of files) {
    const bytes = await readSmallFile(file, { maxBytes: PROFILE_BYTES }).catch(() => null);
    if (bytes === null || bytes.includes(0)) continue;
    const { text, encoding } = decodeProfile(bytes);
    let isOurs = false;
    for (const [at, { words }] of splitLines(text).entries()) {
      if (words.trim() === BLOCK_START) isOurs = true;
      if (!isOurs && !/^\s*#/.test(words) && words.trim() !== '')
        lines.push({ file, line: at + 1, text: readable(words, encoding) });
      if (words.trim() === BLOCK_END) isOurs = false;
    }
  }
  return lines;
}

/** The last line that seems to put `folder` on PATH; else null. */
export function lineThatAdds(lines: readonly ScannedLine[], folder: string, userHome: string): ScannedLine | null {
  const name = path.posix.normalize(`${folder}/`).slice(0, -1);
  return (
    lines.findLast(({ text }) => {
      const expanded = text.replace(/\$\{?HOME\}?|(?<=^|[\s:="'(])~(?=\/)/g, userHome);
      return /path/i.test(expanded) && new RegExp(`${escapeRegExp(name)}(?![\\w.-])`).test(expanded);
    }) ?? null
  );
}

/** The last line that makes `go` an alias or a function. */
export function lineThatAliases(lines: readonly ScannedLine[], { aliasesGo }: Grammar): ScannedLine | null {
  return lines.findLast(({ text }) => aliasesGo?.test(text) === true) ?? null;
}

/** The last line that exports the variable. @param name of word characters alone */
export function lineThatSets(
  lines: readonly ScannedLine[],
  name: string,
  { setsVariable }: Grammar,
): ScannedLine | null {
  const sets = setsVariable(name);
  return lines.findLast(({ text }) => sets.test(text)) ?? null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

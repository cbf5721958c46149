import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { GoModFacts, LineValue } from '../../../contract/projects.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';

/**
 * The `go` and `toolchain` lines of go.mod or go.work, read as the go command does before it has chosen a toolchain
 * (cmd/go/internal/gover/gomod.go, GoModLookup): the first line that begins with the word, comments cut off, nothing
 * else parsed. Every file is fine.
 */
export function parseGoMod(text: string, file: string): GoModFacts {
  const lines = text.split('\n');
  return { file, go: lookUp(lines, 'go'), toolchain: lookUp(lines, 'toolchain') };
}

/** The facts of the file, or null where there is none. Throws the file system's error for one that cannot be read. */
export async function readGoMod(file: string | null): Promise<GoModFacts | null> {
  return file === null ? null : parseGoMod(await readSmallText(file), file);
}

/**
 * The nearest file of this name from `folder` upward that is not a folder (modload/init.go, findModuleRoot); the search
 * does not enter `except`.
 */
export async function findUpward(folder: string, name: string, except?: string): Promise<string | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && !found.isDirectory()) return file;
    const above = path.dirname(at);
    if (above === at || above === except) return null;
  }
}

function lookUp(lines: readonly string[], word: string): LineValue | null {
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const after = line[word.length];
    if (!line.startsWith(word) || (after !== ' ' && after !== '\t')) continue;
    const [value = ''] = line.slice(word.length).split('//', 1);
    return { value: value.trim(), line: index + 1 };
  }
  return null;
}

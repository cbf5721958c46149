import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The build cache spreads its files over this many folders by their hash, so a few of them tell about all
 * (cmd/go/internal/cache/cache.go).
 */
const CACHE_FOLDERS = 256;
const SAMPLED = ['00', '1f', '3e', '5d', '7c', '9b', 'ba', 'd9'];

/** Bytes in a build cache, estimated from some of its folders. 0 where there is none. */
export async function estimateBuildCache(folder: string, signal: AbortSignal): Promise<number> {
  let bytes = 0;
  for (const name of SAMPLED) bytes += await countBytes(path.join(folder, name), { signal, maxFiles: 20_000 });
  return Math.round((bytes * CACHE_FOLDERS) / SAMPLED.length);
}

/**
 * Bytes of the files below a folder: all of them, or those of the first `maxFiles`, so never too many. Links count for
 * nothing.
 */
export async function countBytes(
  folder: string,
  limits: { readonly signal: AbortSignal; readonly maxFiles: number },
): Promise<number> {
  const waiting = [folder];
  let bytes = 0;
  let files = 0;
  for (
    let at = waiting.pop();
    at !== undefined && files < limits.maxFiles && !limits.signal.aborted;
    at = waiting.pop()
  ) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) if (entry.isDirectory()) waiting.push(path.join(at, entry.name));
    const plain = entries.filter((entry) => entry.isFile()).slice(0, limits.maxFiles - files);
    const sizes = await Promise.all(plain.map(({ name }) => sizeOf(path.join(at ?? '', name))));
    files += plain.length;
    bytes += sizes.reduce((sum, size) => sum + size, 0);
  }
  return bytes;
}

/** 0 for what went away meanwhile. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

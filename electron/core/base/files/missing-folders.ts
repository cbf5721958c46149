import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The folder and those above it that are not there, outermost first: what making it would make. */
export async function missingFolders(folder: string): Promise<string[]> {
  const missing: string[] = [];
  for (let at = folder; (await stat(at).catch(() => null)) === null && path.dirname(at) !== at; at = path.dirname(at))
    missing.unshift(at);
  return missing;
}

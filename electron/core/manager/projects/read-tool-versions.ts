import type { ToolVersionsFact } from '../../../contract/projects.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { findUpward } from '../../go/go-mod/read-go-mod.ts';

const FILE = '.tool-versions';

/**
 * The line about Go in the nearest `.tool-versions` from `folder` upward (keys `golang`, asdf's, and `go`, mise's), or
 * null. For information only.
 */
export async function readToolVersions(folder: string): Promise<ToolVersionsFact | null> {
  const file = await findUpward(folder, FILE);
  if (file === null) return null;
  const text = await readSmallText(file).catch(() => '');
  return parseToolVersions(text, file);
}

/** The first line with one of the keys: `golang 1.26.3 1.25.1 # comment`; `value` is the first version. */
export function parseToolVersions(text: string, file: string): ToolVersionsFact | null {
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const [key, value] = raw.replace(/#.*/, '').trim().split(/\s+/);
    if ((key === 'golang' || key === 'go') && value) return { file, key, value, line: index + 1 };
  }
  return null;
}

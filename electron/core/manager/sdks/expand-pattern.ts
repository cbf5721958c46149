import { readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Paths that fit an absolute path in which `*` stands for any part of one name; a path without `*` as it is, there or
 * not. Hidden names need a pattern that begins with a dot. A folder that cannot be read has nothing in it.
 */
export async function expandPattern(pattern: string): Promise<string[]> {
  const { root } = path.parse(pattern);
  const parts = pattern.slice(root.length).split(path.sep);
  let found = [root];
  for (const part of parts) {
    if (part.includes('*')) found = (await Promise.all(found.map((folder) => match(folder, part)))).flat();
    else found = found.map((folder) => path.join(folder, part));
  }
  return found;
}

async function match(folder: string, part: string): Promise<string[]> {
  const expression = new RegExp(`^${part.split('*').map(literal).join('.*')}$`);
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => expression.test(name) && (part.startsWith('.') || !name.startsWith('.')))
    .map((name) => path.join(folder, name));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

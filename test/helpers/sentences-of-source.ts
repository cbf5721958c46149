import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../electron', import.meta.url));
const ROOMS = ['core', 'cli', 'web'];
/** Where a text for people begins: the message of an error, a hint. */
const STARTS = /new AppError\(\s*(?:'[\w-]+'|[\w.]+),\s*(?=['"`])|\bhint: (?=['"`])/g;

/**
 * The messages and hints that stand in the source as literals, with a made-up word in the place of each parameter. What
 * is only a command line, or has no words of its own, is left out.
 */
export async function sentencesOfSource(): Promise<string[]> {
  const found = new Set<string>();
  for (const room of ROOMS) {
    const entries = await readdir(path.join(ROOT, room), { recursive: true });
    for (const entry of entries.filter((name) => name.endsWith('.ts') && !name.includes('words'))) {
      const source = await readFile(path.join(ROOT, room, entry), 'utf8');
      for (const start of source.matchAll(STARTS)) found.add(readLiteral(source, start.index + start[0].length).text);
    }
  }
  return [...found].filter((text) => {
    const words = text.replace(/X\d+/g, '');
    return (
      /[a-z]{2,}[ ,:.]+[a-z]{2,}/.test(words) &&
      !/^goswitch [\w-]+(?: [\w-]+)*(?: (?:X\d+|NAME|FILE|-- COMMAND))*$/.test(text)
    );
  });
}

/** The literal whose quote stands at `start`; `X1`, `X2` stand for what is put into a template. */
function readLiteral(source: string, start: number): { readonly text: string; readonly end: number } {
  const quote = source[start];
  let text = '';
  let count = 0;
  let at = start + 1;
  while (at < source.length && source[at] !== quote) {
    if (source[at] === '\\') {
      const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' };
      text += escapes[source[at + 1]!] ?? source[at + 1];
      at += 2;
    } else if (quote === '`' && source.startsWith('${', at)) {
      at = endOfExpression(source, at + 2);
      count += 1;
      text += `X${count}`;
    } else {
      text += source[at];
      at += 1;
    }
  }
  return { text, end: at + 1 };
}

function endOfExpression(source: string, start: number): number {
  let at = start;
  for (let depth = 1; depth > 0; ) {
    const character = source[at];
    if (character === "'" || character === '"' || character === '`') {
      at = readLiteral(source, at).end;
      continue;
    }
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    at += 1;
  }
  return at;
}

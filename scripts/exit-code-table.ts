import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { EXIT_CODES } from '../electron/contract/exit-codes.ts';

/**
 * The table of error codes in docs/json.md, made from contract/errors.ts (each code with its "thrown when" line) and
 * contract/exit-codes.ts. `npm run docs` writes it; a test keeps it in step.
 */

export const DOCUMENT = fileURLToPath(new URL('../docs/json.md', import.meta.url));
const ERRORS = fileURLToPath(new URL('../electron/contract/errors.ts', import.meta.url));
const TABLE = /(<!-- error codes: npm run docs -->\n)[\s\S]*?(<!-- end -->)/;

/**
 * The document with its table as it should be. Throws a plain Error when a code has no "thrown when" line or the
 * document no place for the table.
 */
export async function withExitCodeTable(document: string): Promise<string> {
  if (!TABLE.test(document)) throw new Error('docs/json.md has no place for the table of error codes');
  const table = await formatExitCodeTable();
  return document.replace(TABLE, (_, start: string, end: string) => `${start}${table}${end}`);
}

async function formatExitCodeTable(): Promise<string> {
  const source = await readFile(ERRORS, 'utf8');
  const rows = Object.entries(EXIT_CODES).map(([code, exitCode]) => {
    // The comment before the code, of one line or several.
    const comment = new RegExp(String.raw`/\*\*((?:(?!\*/)[^])*)\*/\s*\| '${code}'`).exec(source)?.[1];
    const thrownWhen = comment?.replace(/\s*\n\s*\*?\s*/g, ' ').trim();
    if (thrownWhen === undefined) throw new Error(`contract/errors.ts does not say when ${code} is thrown`);
    return `| ${exitCode} | \`${code}\` | ${thrownWhen.replaceAll('|', '\\|')} |\n`;
  });
  return `| Exit code | \`error.code\` | When |\n|---:|---|---|\n${rows.join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(DOCUMENT, await withExitCodeTable(await readFile(DOCUMENT, 'utf8')));
}

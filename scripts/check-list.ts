import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { CHECKS } from '../electron/core/doctor/checks/checks.ts';

/** docs/checks.md, made from the checks themselves. `npm run docs` writes it; a test keeps it in step. */

export const CHECK_DOCUMENT = fileURLToPath(new URL('../docs/checks.md', import.meta.url));

/** The document as it should be. */
export function formatCheckList(): string {
  const rows = CHECKS.map(({ id, looksAt }) => `| \`${id}\` | ${looksAt.replaceAll('|', '\\|')} |\n`);
  return `# What \`goswitch doctor\` looks at

Each check looks at what a new terminal has, and at the process that asks. None changes anything. They run side by side, each with a time limit; the
worst finding is told first. \`goswitch doctor --list\` prints this list. Made by \`npm run docs\`.

| Check | Looks at |
|---|---|
${rows.join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(CHECK_DOCUMENT, formatCheckList());

import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { formatTable } from '../terminal/table.ts';

const DEFAULT_LIMIT = 50;

export const journalCommand: Command = {
  options: {
    limit: { value: 'N', doc: `How many entries, newest first (default ${DEFAULT_LIMIT})` },
    action: { value: 'ACTION', doc: 'Only entries of this kind, such as sdk.install' },
  },
  examples: [
    { line: 'goswitch journal', doc: 'the latest changes' },
    { line: 'goswitch journal --limit 500 --json', doc: 'with all their data, for programs' },
  ],
  async run({ text, output, core }) {
    const limit = Number(text('limit') ?? DEFAULT_LIMIT);
    if (!Number.isInteger(limit) || limit < 1) throw new AppError('invalid-input', '--limit needs a whole number from 1 on');
    const action = text('action');
    const entries = await (await (await core()).journal()).list({ limit, ...(action === undefined ? {} : { action }) });
    output.result(entries, (style) => formatTable(entries.map(({ at, summary }) => [style.dim(formatTime(at)), summary])));
    if (entries.length === 0) output.remark('Nothing has been changed so far.');
    return 0;
  },
};

function formatTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

import type { Job } from '../../contract/models.ts';
import { formatBytes, formatDuration } from './format-quantity.ts';

const BAR_WIDTH = 24;
const BLOCKS = { unicode: { full: '█', empty: '░' }, ascii: { full: '#', empty: '-' } } as const;

export type BarCharacters = keyof typeof BLOCKS;

/** Block characters where the locale can show them. */
export function barCharacters(env: Readonly<Record<string, string | undefined>>, os: NodeJS.Platform): BarCharacters {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return os === 'win32' || /utf-?8/i.test(locale) ? 'unicode' : 'ascii';
}

/**
 * One line for a terminal `columns` wide: bar, share, bytes, rate and remaining time, as far as known and as far as
 * there is room.
 */
export function formatProgressBar(job: Job, columns: number, characters: BarCharacters): string {
  const head = `${job.target} ${job.phase}`;
  const facts = progressFacts(job);
  const { full, empty } = BLOCKS[characters];
  const parts = [head, ...facts];
  if (job.totalBytes !== null && job.bytes < job.totalBytes) {
    const filled = Math.round((job.bytes / job.totalBytes) * BAR_WIDTH);
    parts.splice(1, 0, full.repeat(filled) + empty.repeat(BAR_WIDTH - filled));
  }
  // The last column stays free: some terminals wrap when it is written to.
  while (parts.length > 1 && parts.join('  ').length >= columns) parts.splice(parts.length > 2 ? -1 : 1, 1);
  return parts.join('  ').slice(0, Math.max(0, columns - 1));
}

/** One line for a log or a pipe. */
export function formatProgressLine(job: Job): string {
  return [`${job.target}: ${job.phase}`, ...progressFacts(job)].join(', ');
}

/** Nothing once all bytes are there: the steps after them take no measurable time. */
function progressFacts({ bytes, totalBytes, rate, remainingMs }: Job): string[] {
  const facts: string[] = [];
  if (totalBytes !== null && bytes >= totalBytes) return facts;
  if (totalBytes !== null) {
    facts.push(`${Math.floor((bytes / totalBytes) * 100)}%`, `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`);
  } else if (bytes > 0) {
    facts.push(formatBytes(bytes));
  }
  if (rate !== null && rate > 0) facts.push(`${formatBytes(rate)}/s`);
  if (remainingMs !== null) facts.push(`${formatDuration(remainingMs)} left`);
  return facts;
}

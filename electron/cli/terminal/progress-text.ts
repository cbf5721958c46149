import type { Job } from '../../contract/models.ts';
import { frameWords } from '../words/en/frame.ts';
import { speaker } from '../words/speak.ts';
import { formatBytes, formatDuration } from './format-quantity.ts';
import { cutText, textWidth } from './text-width.ts';

const say = speaker('frame', frameWords);

const BAR_WIDTH = 24;
const BLOCKS = { unicode: { full: '█', empty: '░' }, ascii: { full: '#', empty: '-' } } as const;

type BarCharacters = keyof typeof BLOCKS;

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
  const head = `${targetOf(job)} ${say(job.phase)}`;
  const facts = progressFacts(job);
  const { full, empty } = BLOCKS[characters];
  const parts = [head, ...facts];
  if (job.totalBytes !== null && job.bytes < job.totalBytes) {
    const filled = Math.round((job.bytes / job.totalBytes) * BAR_WIDTH);
    parts.splice(1, 0, full.repeat(filled) + empty.repeat(BAR_WIDTH - filled));
  }
  // The last column stays free: some terminals wrap when it is written to.
  while (parts.length > 1 && textWidth(parts.join('  ')) >= columns) parts.splice(parts.length > 2 ? -1 : 1, 1);
  return cutText(parts.join('  '), Math.max(0, columns - 1));
}

/** One line for a log or a pipe. */
export function formatProgressLine(job: Job): string {
  const head = say('progressLine', { target: targetOf(job), phase: say(job.phase) });
  return [head, ...progressFacts(job)].join(say('progressJoint'));
}

/** What a job is about is what was typed, but for a clean-up. */
function targetOf({ kind, target }: Job): string {
  return kind === 'prune' ? say('leftovers') : target;
}

/** Nothing once all bytes are there: the steps after them take no measurable time. */
function progressFacts({ bytes, totalBytes, rate, remainingMs }: Job): string[] {
  const facts: string[] = [];
  if (totalBytes !== null && bytes >= totalBytes) return facts;
  if (totalBytes !== null) {
    facts.push(
      `${Math.floor((bytes / totalBytes) * 100)}%`,
      say('bytesOf', { bytes: formatBytes(bytes), total: formatBytes(totalBytes) }),
    );
  } else if (bytes > 0) {
    facts.push(formatBytes(bytes));
  }
  if (rate !== null && rate > 0) facts.push(say('rate', { bytes: formatBytes(rate) }));
  if (remainingMs !== null) facts.push(say('timeLeft', { time: formatDuration(remainingMs) }));
  return facts;
}

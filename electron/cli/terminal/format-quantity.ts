import { frameWords } from '../words/en/frame.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('frame', frameWords);

/** `66.3 MB`, `812 kB`, `17 B`: powers of 1000, as download pages and disks count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

/** `850 ms`, `2.4 s`, `41 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 950) return say('milliseconds', { ms: Math.round(milliseconds) });
  if (milliseconds < 9950) return say('seconds', { seconds: (milliseconds / 1000).toFixed(1) });
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return say('seconds', { seconds });
  if (seconds < 3600) return say('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return say('hours', { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60) });
}

type Counted = 'files' | 'differences' | 'versions' | 'checks' | 'errors' | 'warnings' | 'notes';

/** `1 file`, `15,021 files`. */
export function formatCount(count: number, what: Counted): string {
  return say(what, { count });
}

import os from 'node:os';
import { readSmallText } from '../../base/files/read-small-file.ts';

const TEN_MINUTES_MS = 600_000;

/**
 * Names the time since this machine was started. Linux has a name of its own for it (proc(5), boot_id); elsewhere it is
 * the time of the start, which a clock that is set may change: a change too many only costs one look at sizes.
 */
export async function bootId(): Promise<string> {
  const named =
    process.platform === 'linux'
      ? await readSmallText('/proc/sys/kernel/random/boot_id', 'latin1').catch(() => '')
      : '';
  if (/^[0-9a-f-]{36}$/.test(named.trim())) return named.trim();
  return `started-${Math.round((Date.now() - os.uptime() * 1000) / TEN_MINUTES_MS)}`;
}

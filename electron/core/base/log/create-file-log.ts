import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CoreContext, Log } from '../../context.ts';
import { formatLogLine, type LogLevel } from './format-log-line.ts';
import { appendRotating } from './rotating-file.ts';

interface FileLogOptions {
  /** Size in bytes at which goswitch.log is put aside; default 1 MiB. */
  readonly maxBytes?: number;
  /** How many older files are kept; default 5. */
  readonly keep?: number;
}

interface FileLog extends Log {
  /** Writes what waits, now. Never throws. */
  flush(): void;
  /** Lines that could not be written since the start. */
  readonly lostLines: number;
}

const FILE_NAME = 'goswitch.log';

/** Lines are gathered for this long, so that a burst costs one write. */
const GATHER_MS = 200;

/** Of a command that makes no home, the last lines of information are kept in case a warning follows. */
const MOST_WAITING = 500;

/**
 * The log of a home: logs/goswitch.log, rotating, redacted, readable by its owner only. Logging never fails the work:
 * what cannot be written is counted. Only a warning or an error makes the home; lines of information are dropped when
 * there is none at the end, so that a command that only reads leaves no trace. What waits is written when the process
 * exits.
 */
export function createFileLog(
  { layout, clock }: Pick<CoreContext, 'layout' | 'clock'>,
  options: FileLogOptions = {},
): FileLog {
  const { maxBytes = 1024 * 1024, keep = 5 } = options;
  const file = path.join(layout.logs, FILE_NAME);
  let waiting: string[] = [];
  let mayMakeHome = false;
  let lostLines = 0;
  let timer: NodeJS.Timeout | undefined;
  let isListening = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!(mayMakeHome || existsSync(layout.home))) return;
    if (isListening) process.removeListener('exit', flush);
    isListening = false;
    const lines = waiting;
    waiting = [];
    mayMakeHome = false;
    if (lines.length === 0) return;
    try {
      appendRotating(`${lines.join('\n')}\n`, { file, maxBytes, keep, now: () => clock.now() });
    } catch {
      // A full disk or a read-only home: there is nowhere to tell it, and the work goes on.
      lostLines += lines.length;
    }
  }

  function write(level: LogLevel, message: string, details?: Record<string, unknown>): void {
    waiting.push(formatLogLine(clock.now(), level, message, details));
    if (level !== 'info') mayMakeHome = true;
    if (waiting.length > MOST_WAITING) flush();
    if (waiting.length > MOST_WAITING) {
      waiting.shift();
      lostLines++;
    }
    if (!isListening) process.once('exit', flush);
    isListening = true;
    timer ??= setTimeout(flush, GATHER_MS).unref();
  }

  return {
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
    error: (message, details) => write('error', message, details),
    flush,
    get lostLines() {
      return lostLines;
    },
  };
}

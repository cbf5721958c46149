import { redactSecrets, redactSecretsIn } from './redact-secrets.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** Longer lines are cut: a log is for reading. */
const LONGEST_CHARACTERS = 16_384;

/** Deeper parts of details are left out, which also ends cycles. */
const DEEPEST = 6;

/**
 * `<time> <LEVEL> <message> <details as JSON>`, without line end. One line whatever the message holds: control
 * characters and those of writing direction are escaped, so that no input can forge a line or drive a terminal. Secrets
 * are redacted. Never throws, whatever the details are.
 */
export function formatLogLine(
  timeMs: number,
  level: LogLevel,
  message: string,
  details?: Record<string, unknown>,
): string {
  const text = redactSecrets(String(message).slice(0, 4 * LONGEST_CHARACTERS));
  const suffix = details === undefined ? '' : ` ${formatDetails(details)}`;
  const line = `${new Date(timeMs).toISOString()} ${level.toUpperCase()} ${text}${suffix}`.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu,
    escapeCharacter,
  );
  return line.length > LONGEST_CHARACTERS ? `${line.slice(0, LONGEST_CHARACTERS)}... (cut)` : line;
}

function formatDetails(details: Record<string, unknown>): string {
  try {
    return JSON.stringify(redactSecretsIn(toPlain(details, 0)));
  } catch (error) {
    return `(details cannot be written: ${error instanceof Error ? error.name : 'unknown'})`;
  }
}

/** JSON-safe copy; errors with their code, stack and cause. */
function toPlain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, 4 * LONGEST_CHARACTERS);
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '(deeper)';
  if (value instanceof Error) return errorToPlain(value, depth);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (Array.isArray(value)) return value.slice(0, 100).map((part) => toPlain(part, depth + 1));
  const entries = Object.entries(value).slice(0, 100);
  return Object.fromEntries(entries.map(([key, part]) => [key, toPlain(part, depth + 1)]));
}

function errorToPlain(error: Error, depth: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: toPlain(error.cause, depth + 1) }),
  };
}

function escapeCharacter(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

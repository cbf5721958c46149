import { AppError } from '../../../contract/errors.ts';

const MAX_PATH_BYTES = 1024;
const MAX_SEGMENT_BYTES = 255;
/** A segment that is empty, `.` or `..`. */
const DOTS_OR_NOTHING = /(?:^|\/)\.{0,2}(?:\/|$)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f\\:]/;

/**
 * The path below the root for an archive entry's name; '' is the root itself.
 * Every official archive holds names below `go/` only (golang/dl internal/version/version.go refuses absolute, `\` and `../` too).
 * A colon is refused because on Windows it names a drive or a stream. Throws `archive-unsafe`.
 */
export function entryPath(name: string): string {
  const trimmed = name.endsWith('/') ? name.slice(0, -1) : name;
  if (trimmed === 'go') return '';
  if (!trimmed.startsWith('go/')) throw unsafe(name, 'is outside go/');
  return plainPath(name, trimmed, 'go/'.length);
}

/** What follows the first `start` characters of `trimmed`, when it is a plain path below the root. Throws `archive-unsafe` naming the entry `name`. */
export function plainPath(name: string, trimmed: string, start: number): string {
  if (FORBIDDEN.test(trimmed)) throw unsafe(name, 'has a character that no Go release uses');
  if (trimmed.length * 3 > MAX_PATH_BYTES && Buffer.byteLength(trimmed) > MAX_PATH_BYTES) throw unsafe(name, 'is too long');
  const path = trimmed.slice(start);
  if (DOTS_OR_NOTHING.test(path)) throw unsafe(name, 'is not a plain path');
  const isLong = path.length * 3 > MAX_SEGMENT_BYTES;
  if (isLong && path.split('/').some((segment) => Buffer.byteLength(segment) > MAX_SEGMENT_BYTES)) throw unsafe(name, 'is too long');
  return path;
}

export function unsafe(name: string, why: string): AppError {
  return new AppError('archive-unsafe', `The archive was refused: entry ${JSON.stringify(name.slice(0, 200))} ${why}`, {
    hint: 'Nothing was installed. Use another source, and tell its owner',
  });
}

/** Official archives hold two kinds of file (cmd/distpack/archive.go): programs and scripts 0755, all else 0644. Anything else becomes the nearer one. */
export function entryMode(mode: number): number {
  return (mode & 0o111) === 0 ? 0o644 : 0o755;
}

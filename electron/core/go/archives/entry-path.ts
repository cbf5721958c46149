import { unsafe } from './archive-errors.ts';

const MAX_PATH_BYTES = 1024;
const MAX_SEGMENT_BYTES = 255;
/** The deepest path of go1.26 has 11 segments. */
const MAX_DEPTH = 64;
/** A segment that is empty, `.` or `..`. */
const DOTS_OR_NOTHING = /(?:^|\/)\.{0,2}(?:\/|$)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[\u0000-\u001f\u007f\\:<>"|?*]/;
/**
 * Control, format, private and unassigned characters, lone surrogates, and separators: some file systems leave them out
 * of a name (HFS+).
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;
/** Windows drops dots and blanks at a segment's end, so that two names become one. */
const DROPPED_END = /[. ](?:\/|$)/;
/** Devices, with any ending (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\.[^/]*)?(?:\/|$)/i;
/**
 * What Windows calls a long name too, by its 8.3 form; the go command refuses these in modules
 * (golang.org/x/mod/module, checkElem).
 */
const SHORT_NAME = /~[0-9]+(?:\.[^/]*)?(?:\/|$)/;

/**
 * The path below the root for an archive entry's name; '' is the root itself.
 * Every official archive holds names below `go/` only (golang/dl internal/version/version.go refuses absolute, `\` and
 * `../` too). Throws `archive-unsafe`.
 */
export function entryPath(name: string): string {
  const trimmed = name.endsWith('/') ? name.slice(0, -1) : name;
  if (trimmed === 'go') return '';
  if (!trimmed.startsWith('go/')) throw unsafe(name, 'is outside go/');
  return plainPath(name, trimmed, 'go/'.length);
}

/**
 * What follows the first `start` characters of `trimmed`, when it is a plain path below the root that every system
 * reads alike: an archive is refused everywhere for a name that means something else on Windows or macOS. Throws
 * `archive-unsafe` naming the entry `name`.
 */
export function plainPath(name: string, trimmed: string, start: number): string {
  if (FORBIDDEN.test(trimmed)) throw unsafe(name, 'has a character that no Go release uses');
  if (trimmed.length * 3 > MAX_PATH_BYTES && Buffer.byteLength(trimmed) > MAX_PATH_BYTES)
    throw unsafe(name, 'is too long');
  const path = trimmed.slice(start);
  if (DOTS_OR_NOTHING.test(path)) throw unsafe(name, 'is not a plain path');
  const isLong = path.length * 3 > MAX_SEGMENT_BYTES;
  if (isLong && path.split('/').some((segment) => Buffer.byteLength(segment) > MAX_SEGMENT_BYTES))
    throw unsafe(name, 'is too long');
  if (isLong && path.split('/').length > MAX_DEPTH) throw unsafe(name, 'is too deep');
  if (DROPPED_END.test(path) || DEVICE.test(path) || SHORT_NAME.test(path))
    throw unsafe(name, 'is another name on Windows');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: nearly all names are ASCII, which was looked at above
  if (/[^\u0000-\u007f]/.test(path) && UNSEEN.test(path)) throw unsafe(name, 'has a character that no Go release uses');
  return path;
}

/**
 * Official archives hold two kinds of file (cmd/distpack/archive.go): programs and scripts 0755, all else 0644.
 * Anything else becomes the nearer one.
 */
export function entryMode(mode: number): 0o644 | 0o755 {
  return (mode & 0o111) === 0 ? 0o644 : 0o755;
}

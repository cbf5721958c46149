import { AppError, isAppError } from '../../contract/errors.ts';
import { parseSpec } from '../go-version/spec.ts';

/**
 * What a `.go-version` says. `exact` is one version, `prefix` the newest installed patch of a family.
 * `spec` is the text without its `go` or `v` prefix and without `.x`: digits, dots and letters of a version, never a path. `line` counts from 1.
 */
export interface Pin {
  readonly kind: 'exact' | 'prefix';
  readonly spec: string;
  readonly file: string;
  readonly line: number;
}

export const PIN_FILE = '.go-version';
/** A pin is looked for in the first 64 KiB of its file. */
export const PIN_BYTES = 64 << 10;

const EXAMPLE = 'write one such as 1.26.3 or 1.26';
/** What may be repeated in a message: nothing in it can disturb a terminal. */
const SHOWABLE = /^[-._+/@0-9A-Za-z]{1,64}$/;

/**
 * Reads the content of `.go-version` exactly as the shim does (shim-script.ts): the first line that is neither blank nor a comment; BOM, CR, blanks
 * around it and NUL bytes are ignored. Throws `pin-invalid` naming file and line for anything but a version or a prefix of one.
 */
export function parsePin(text: string, file: string): Pin {
  const { line, content } = pinLine(text);
  return { ...parsePinSpec(content, `${file}:${line}`), file, line };
}

/** The same for one piece of text, from a variable for instance. @param where what an error names, as in `/p/.go-version:1` */
export function parsePinSpec(text: string, where: string): Pick<Pin, 'kind' | 'spec'> {
  try {
    if (!/^[!-~]{1,64}$/.test(text)) throw invalid(text, where);
    const spec = parseSpec(text);
    const bare = text.replace(/^(go|v)/, '');
    if (spec.kind === 'prefix') return { kind: 'prefix', spec: spec.prefix };
    if (spec.kind === 'exact') return { kind: 'exact', spec: bare };
  } catch (error) {
    if (!isAppError(error, 'invalid-spec')) throw error;
  }
  throw invalid(text, where);
}

/** Blanks, tabs and CR off both ends, and nothing else that JavaScript holds to be blank. */
export function trimPin(text: string): string {
  return text.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
}

/** The line that counts, trimmed, and its number; the last line and no content where there is none. */
export function pinLine(text: string): { readonly line: number; readonly content: string } {
  const lines = text.replaceAll('\0', '').split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const [index, raw] of lines.entries()) {
    const content = trimPin(index === 0 ? raw.replace(/^\ufeff/, '') : raw);
    if (content !== '' && !content.startsWith('#')) return { line: index + 1, content };
  }
  return { line: Math.max(1, lines.length), content: '' };
}

function invalid(text: string, where: string): AppError {
  if (text === '') return new AppError('pin-invalid', `${where}: no version in it; ${EXAMPLE}`);
  const said = SHOWABLE.test(text) ? `"${text}" is not a Go version` : 'not a Go version';
  return new AppError('pin-invalid', `${where}: ${said}; ${EXAMPLE}`);
}

import { AppError, isAppError } from '../../../contract/errors.ts';
import { parseSpec } from './spec.ts';

/**
 * What a `.go-version` says. `exact` is one version, `prefix` the newest installed one of a family or of all (`latest`,
 * `oldstable`), `system` the next go on PATH. `spec` is the text without its `go` or `v` prefix and without `.x`; of a
 * range it is the prefix that it is looked up by, `least` what that must reach, and `shown` the range itself. None of
 * them is ever a path. `line` counts from 1.
 */
export interface Pin {
  readonly kind: 'exact' | 'prefix' | 'system';
  readonly spec: string;
  readonly least: string | null;
  readonly shown: string;
  readonly file: string;
  readonly line: number;
}

export const PIN_FILE = '.go-version';
/** Room for the lines that are looked at; what a file holds after them is not read. */
export const PIN_BYTES = 66 << 10;

export const MOST_PIN_LINES = 64;
const LONGEST_LINE = 1024;
const EXAMPLE = 'write one such as 1.26.3 or 1.26';
/** What may be repeated in a message: nothing in it can disturb a terminal. */
const SHOWABLE = /^[-._+/@0-9A-Za-z]{1,64}$/;
/** What the shim calls KEPT: all else is trimmed from both ends. */
const TRIMMED = /^[^0-9A-Za-z.+_/@#%^~<>=*,:;$&|(){}?!-]+|[^0-9A-Za-z.+_/@#%^~<>=*,:;$&|(){}?!-]+$/g;

/**
 * Reads the content of `.go-version` exactly as the shim does (shim-script.ts): by bytes, without NUL, so that UTF-16
 * reads as what it says; the first line that is neither blank nor a comment. Throws `pin-invalid` naming file and line
 * for anything but a version, a range of them or a word for one.
 */
export function parsePin(bytes: Uint8Array | string, file: string): Pin {
  const { line, content } = pinLine(bytes);
  return { ...parsePinSpec(content, `${file}:${line}`), file, line };
}

/**
 * The same for one piece of text, from a variable for instance. @param where what an error names, as in
 * `/p/.go-version:1`
 */
export function parsePinSpec(text: string, where: string): Pick<Pin, 'kind' | 'spec' | 'least' | 'shown'> {
  const plain = plainSpec(text);
  try {
    if (plain === 'system') return { kind: 'system', spec: plain, least: null, shown: plain };
    if (!/^(?:(?:>=|\^|~)[ \t]*)?[!-~]{1,64}$/.test(plain) || plain.length > 64) throw invalid(plain, where);
    const spec = parseSpec(plain);
    if (spec.kind === 'prefix') return { kind: 'prefix', spec: spec.prefix, least: null, shown: spec.prefix };
    if (spec.kind === 'range') return { kind: 'prefix', spec: spec.prefix, least: spec.least, shown: spec.text };
    if (spec.kind !== 'exact') return { kind: 'prefix', spec: spec.kind, least: null, shown: spec.kind };
    const bare = plain.replace(/^(go|v)/, '');
    return { kind: 'exact', spec: bare, least: null, shown: bare };
  } catch (error) {
    if (!isAppError(error, 'invalid-spec')) throw error;
  }
  throw invalid(plain, where);
}

/** Blanks, control characters, quotes and everything outside ASCII (a BOM, NBSP) off both ends. */
export function trimPin(text: string): string {
  return text.replace(TRIMMED, '');
}

/**
 * The text without a trailing comment, and without what `go version`, asdf's and mise's files write before a version.
 */
export function plainSpec(text: string): string {
  const content = trimPin(text.split('#', 1)[0] ?? '');
  if (content.startsWith('go version ')) return trimPin(content.slice('go version '.length).split(' ', 1)[0] ?? '');
  return trimPin(content.replace(/^(?:golang|go)(?=[ \t])/, ''));
}

interface PinLine {
  /** From 1. */
  readonly line: number;
  /** Where in the line, without NUL, the content begins. */
  readonly at: number;
  /** Trimmed; empty where no line counts, and `?` for a line that is too long. */
  readonly content: string;
}

/** The line that counts, or the last one where there is none. */
export function pinLine(bytes: Uint8Array | string): PinLine {
  const lines = Buffer.from(bytes as string)
    .toString('latin1')
    .replaceAll('\0', '')
    .split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const [index, raw] of lines.slice(0, MOST_PIN_LINES).entries()) {
    if (raw.length > LONGEST_LINE) return { line: index + 1, at: 0, content: '?' };
    let start = 0;
    for (const part of raw.split('\r')) {
      const content = trimPin(part);
      if (content !== '' && !content.startsWith('#'))
        return { line: index + 1, at: start + part.indexOf(content), content };
      start += part.length + 1;
    }
  }
  return { line: Math.min(MOST_PIN_LINES, Math.max(1, lines.length)), at: 0, content: '' };
}

function invalid(text: string, where: string): AppError {
  if (text === '') return new AppError('pin-invalid', `${where}: no version in it; ${EXAMPLE}`);
  const said = SHOWABLE.test(text) ? `"${text}" is not a Go version` : 'not a Go version';
  return new AppError('pin-invalid', `${where}: ${said}; ${EXAMPLE}`);
}

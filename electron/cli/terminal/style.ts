import { randomBytes } from 'node:crypto';
import { toVisible } from '../../core/base/log/to-visible.ts';

/** Colours of a terminal, or plain text where there is none. What it returns is for `toTerminal`. */
export interface Style {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  red(text: string): string;
}

/**
 * Stands for the escape character of our own colours until they are written, so that what a folder's name, a server or
 * a program put into a text is told from them: nobody outside can know it.
 */
const MARK = `goswitch-color-${randomBytes(8).toString('hex')}:`;
const COLORS = new RegExp(`${MARK}(\\d+)m`, 'g');

/** @param enabled from `hasColor` */
export function createStyle(enabled: boolean): Style {
  const paint = (open: number, close: number) => (text: string) =>
    enabled && text !== '' ? `${MARK}${open}m${text}${MARK}${close}m` : text;
  return { bold: paint(1, 22), dim: paint(2, 22), green: paint(32, 39), yellow: paint(33, 39), red: paint(31, 39) };
}

/** Text without its colours, as wide as it is seen. */
export function withoutColors(text: string): string {
  return toVisible(text.replace(COLORS, ''));
}

/**
 * One line as a terminal may have it: our colours are colours, and every other control character is shown instead of
 * obeyed.
 */
export function toTerminal(line: string): string {
  return toVisible(line).replace(COLORS, '\u001b[$1m');
}

/**
 * Colour is for terminals that have it and people who did not set NO_COLOR (no-color.org: any value but the empty one).
 */
export function hasColor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

import { toVisibleJson } from '../core/base/log/to-visible.ts';
import { createStyle, hasColor, type Style, toTerminal, withoutColors } from './terminal/style.ts';
import { frameWords } from './words/en/frame.ts';
import { speaker } from './words/speak.ts';

/**
 * Where a command prints. Names of folders, answers of servers and output of programs are shown, never obeyed: every
 * line goes through `toTerminal`. With `--json` one value goes to standard output; remarks and progress always go to
 * standard error.
 */
export interface Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly style: Style;
  readonly standardError: NodeJS.WriteStream;
  /** What was asked for: printed even with `--quiet`. */
  result(value: unknown, lines: (style: Style) => readonly string[]): void;
  /** What was done: `--quiet` is silent about it. */
  report(value: unknown, lines: (style: Style) => readonly string[]): void;
  /**
   * Text for a shell to evaluate or a program to read, byte for byte: the caller has quoted what comes from outside.
   */
  verbatim(value: unknown, text: string): void;
  /** A remark on standard error: a consequence or the next step. Not with `--json` or `--quiet`. */
  remark(line: string): void;
  /** Something off that did not stop the command, on standard error, unless `--quiet`. */
  warning(line: string): void;
}

const say = speaker('frame', frameWords);

interface OutputOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly standardOutput: NodeJS.WriteStream;
  readonly standardError: NodeJS.WriteStream;
}

export function createOutput({ json, quiet, env, standardOutput, standardError }: OutputOptions): Output {
  const style = createStyle(hasColor(standardOutput, env));
  const errorStyle = createStyle(hasColor(standardError, env));
  const print = (value: unknown, lines: (style: Style) => readonly string[]) => {
    const text = json ? toVisibleJson(JSON.stringify(value, null, 2)) : lines(style).map(toTerminal).join('\n');
    if (text !== '') standardOutput.write(`${text}\n`);
  };
  return {
    json,
    quiet,
    style,
    standardError,
    result: print,
    verbatim(value, text) {
      if (json) print(value, () => []);
      else standardOutput.write(`${text}\n`);
    },
    report(value, lines) {
      if (json || !quiet) print(value, lines);
    },
    remark(line) {
      if (!json && !quiet) standardError.write(`${toTerminal(line)}\n`);
    },
    warning(line) {
      if (!quiet) standardError.write(`${toTerminal(labelled(errorStyle.yellow(say('warning')), line))}\n`);
    },
  };
}

/** `error: Unknown option: x`: a blank after an ASCII colon, none after a full-width one. */
export function labelled(label: string, text: string): string {
  return withoutColors(label).endsWith('：') ? `${label}${text}` : `${label} ${text}`;
}

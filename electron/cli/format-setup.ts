import type { ProfileAction, ProfileChange, ShellCheck, UnknownShell } from '../contract/profiles.ts';
import { labelled } from './output.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';
import { formatTable } from './terminal/table.ts';
import { padText } from './terminal/text-width.ts';
import { frameWords } from './words/en/frame.ts';
import { keepingWords } from './words/en/keeping.ts';
import { inWords, speaker } from './words/speak.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('keeping', keepingWords);

export interface FormatOptions {
  readonly userHome: string;
  readonly style: Style;
}

function done(action: ProfileAction): string {
  return say(action === 'unchanged' ? 'unchangedFile' : action);
}

/** One line per file; for a refused one also why, and what to do. */
export function formatChanges(changes: readonly ProfileChange[], { userHome, style }: FormatOptions): string[] {
  if (changes.length === 0) return [say('nothingToChange')];
  return changes.flatMap(({ action, file, targets, problem }) => {
    const mark = action === 'refused' ? style.red('✗') : action === 'unchanged' ? style.dim('·') : style.green('✓');
    const line = `${mark} ${padText(done(action), 10)} ${shortenPath(file, userHome)} ${style.dim(`(${targets.join(', ')})`)}`;
    return problem === null
      ? [line]
      : [
          line,
          `    ${inWords(problem.message)}`,
          ...(problem.hint === undefined
            ? []
            : [`    ${labelled(style.bold(sayFrame('hint')), inWords(problem.hint))}`]),
        ];
  });
}

/** The diffs as they are, so that they can be applied by hand; what would be refused comes after. */
export function formatDiffs(changes: readonly ProfileChange[], { userHome, style }: FormatOptions): string[] {
  const diffs = changes
    .filter(({ diff }) => diff !== '')
    .flatMap(({ diff }) =>
      diff
        .trimEnd()
        .split('\n')
        .map((line) => paint(line, style)),
    );
  const refused = formatChanges(
    changes.filter(({ action }) => action === 'refused'),
    { userHome, style },
  );
  if (diffs.length === 0 && changes.every(({ action }) => action === 'unchanged')) return [say('nothingToChange')];
  return [...diffs, ...(changes.some(({ action }) => action === 'refused') ? refused : [])];
}

/** One line per shell and mode; for one that does not find GoSwitch, what it said. */
export function formatShellChecks(proofs: readonly ShellCheck[], style: Style): string[] {
  const rows = proofs.map(({ shell, mode, outcome, inherits, summary }) => [
    outcome === 'works' ? style.green('✓') : style.red('✗'),
    shell,
    mode,
    outcome === 'works'
      ? `${say('findsGoSwitch')}${inherits ? style.dim(` ${say('fromLoginShell')}`) : ''}`
      : inWords(summary),
  ]);
  return formatTable(rows);
}

/** What to do by hand for a shell that set-up does not edit. */
export function describeUnknownShell({ name, executable, file, line }: UnknownShell, userHome: string): string {
  return line === null || file === null
    ? say('unknownShell', { name, executable })
    : say('unknownShellLine', { name, executable, file: shortenPath(file, userHome), line });
}

function paint(line: string, style: Style): string {
  if (/^(---|\+\+\+) /.test(line)) return style.bold(line);
  if (line.startsWith('+')) return style.green(line);
  return line.startsWith('-') ? style.red(line) : line;
}

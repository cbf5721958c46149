import type { ProfileAction, ProfileChange, ShellCheck, UnknownShell } from '../contract/profiles.ts';
import { shortenPath } from './terminal/shorten-path.ts';
import type { Style } from './terminal/style.ts';
import { formatTable } from './terminal/table.ts';

export interface FormatOptions {
  readonly userHome: string;
  readonly style: Style;
}

const DONE: Readonly<Record<ProfileAction, string>> = {
  create: 'created',
  insert: 'added',
  update: 'updated',
  move: 'moved to the end',
  unchanged: 'in place',
  refused: 'refused',
  restore: 'restored',
  remove: 'removed',
  delete: 'deleted',
};

/** One line per file; for a refused one also why, and what to do. */
export function formatChanges(changes: readonly ProfileChange[], { userHome, style }: FormatOptions): string[] {
  if (changes.length === 0) return ['Nothing to change'];
  return changes.flatMap(({ action, file, targets, problem }) => {
    const mark = action === 'refused' ? style.red('✗') : action === 'unchanged' ? style.dim('·') : style.green('✓');
    const line = `${mark} ${DONE[action].padEnd(10)} ${shortenPath(file, userHome)} ${style.dim(`(${targets.join(', ')})`)}`;
    return problem === null
      ? [line]
      : [
          line,
          `    ${problem.message}`,
          ...(problem.hint === undefined ? [] : [`    ${style.bold('hint:')} ${problem.hint}`]),
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
  if (diffs.length === 0 && changes.every(({ action }) => action === 'unchanged')) return ['Nothing to change'];
  return [...diffs, ...(changes.some(({ action }) => action === 'refused') ? refused : [])];
}

/** One line per shell and mode; for one that does not find GoSwitch, what it said. */
export function formatShellChecks(proofs: readonly ShellCheck[], style: Style): string[] {
  const rows = proofs.map(({ shell, mode, outcome, inherits, summary }) => [
    outcome === 'works' ? style.green('✓') : style.red('✗'),
    shell,
    mode,
    outcome === 'works' ? `finds GoSwitch${inherits ? style.dim(' (started from a login shell)') : ''}` : summary,
  ]);
  return formatTable(rows);
}

/** What to do by hand for a shell that set-up does not edit. */
export function describeUnknownShell({ name, executable, file, line }: UnknownShell, userHome: string): string {
  const start = `GoSwitch does not set up ${name} (${executable})`;
  return line === null || file === null
    ? `${start}: put the folder of shims first on PATH in its startup file by hand.`
    : `${start}. Add this line to ${shortenPath(file, userHome)}: ${line}`;
}

function paint(line: string, style: Style): string {
  if (/^(---|\+\+\+) /.test(line)) return style.bold(line);
  if (line.startsWith('+')) return style.green(line);
  return line.startsWith('-') ? style.red(line) : line;
}

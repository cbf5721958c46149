import type { DoctorReport, Evidence, Finding, FixStep, Severity } from '../../contract/doctor.ts';
import { formatCount } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';

export interface FormatOptions {
  readonly userHome: string;
  readonly style: Style;
}

const INDENT = ' '.repeat(9);
const SOURCES: Readonly<Record<NonNullable<Evidence['source']>['origin'], string>> = {
  process: 'this process',
  'login-shell': 'new terminals',
  'go-env-file': 'go env file',
  sdk: 'go.env of the SDK',
  file: 'file',
  program: 'program',
  machine: 'this machine',
};

/**
 * The findings, worst first, each with why it matters, what it rests on and what repairs it; then how many there are.
 */
export function formatReport(report: DoctorReport, options: FormatOptions): string[] {
  const { style } = options;
  const findings = report.findings.flatMap((finding) => [...formatFinding(finding, options), '']);
  return [...findings, ...formatBlind(report, options), summaryOf(report, style)];
}

export function formatFinding({ severity, title, why, evidence, fix }: Finding, options: FormatOptions): string[] {
  const { style } = options;
  return [
    `${paintSeverity(severity, severity.padEnd(INDENT.length - 1), style)} ${style.bold(title)}`,
    `${INDENT}${why}`,
    ...evidence.map((one) => `${INDENT}${formatEvidence(one, options)}`),
    ...(fix === null ? [] : [`${INDENT}${style.bold('fix:')} ${fix}`]),
  ];
}

/** Which checks could not look, and why: silence would read as good health. */
function formatBlind({ checks, shellProblem }: DoctorReport, { style }: FormatOptions): string[] {
  const shell =
    shellProblem === null ? [] : [`${style.yellow('new terminals were not looked at:')} ${shellProblem.message}`];
  const blind = checks
    .filter(({ state }) => state === 'failed' || state === 'timed-out')
    .map(({ check, problem }) => `${style.yellow(`${check} could not look:`)} ${problem?.message ?? ''}`);
  return [...shell, ...blind];
}

/** `goroot = /usr/local/go  (~/.zshrc:41)` */
export function formatEvidence({ name, value, source }: Evidence, { style, userHome }: FormatOptions): string {
  const text = `${name} = ${value === '' ? "''" : shortenPath(value, userHome)}`;
  if (source === null) return text;
  const where =
    source.file === null
      ? SOURCES[source.origin]
      : `${shortenPath(source.file, userHome)}${source.line === null ? '' : `:${source.line}`}`;
  return `${text}  ${style.dim(`(${where})`)}`;
}

function summaryOf({ findings, checks, durationMs }: DoctorReport, style: Style): string {
  const asked = `${formatCount(checks.length, 'check')} in ${(durationMs / 1000).toFixed(1)} s`;
  if (findings.length === 0) return `${style.green('Nothing found:')} ${asked}`;
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [paintSeverity(severity, formatCount(count, severity), style)];
  });
  return `${counts.join(', ')} ${style.dim(`(${asked})`)}`;
}

/** What a fix does, step by step; diffs as they are. */
export function formatSteps(steps: readonly FixStep[], options: FormatOptions): string[] {
  return steps.flatMap((step) => formatStep(step, options));
}

function formatStep(step: FixStep, { style, userHome }: FormatOptions): string[] {
  switch (step.kind) {
    case 'edit-file': {
      const lines = step.diff.trimEnd().split('\n');
      return lines.map((line) => paintDiff(line, style));
    }
    case 'make-folder':
      return [`make the folder ${shortenPath(step.folder, userHome)}`];
    case 'change-mode':
      return [`chmod ${octal(step.from)} -> ${octal(step.to)} ${shortenPath(step.file, userHome)}`];
    case 'install':
      return [`install ${step.version}`];
    case 'use':
      return [`make ${step.version} the active version`];
  }
}

function paintDiff(line: string, style: Style): string {
  if (/^(---|\+\+\+) /.test(line)) return style.bold(line);
  if (line.startsWith('+')) return style.green(line);
  return line.startsWith('-') ? style.red(line) : line;
}

function paintSeverity(severity: Severity, text: string, style: Style): string {
  return severity === 'error' ? style.red(text) : severity === 'warning' ? style.yellow(text) : style.dim(text);
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

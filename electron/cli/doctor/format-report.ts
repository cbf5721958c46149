import type { DoctorReport, Evidence, Finding, FixStep, Severity } from '../../contract/doctor.ts';
import type { FindingWords } from '../../contract/words/en/findings/findings.ts';
import { labelled } from '../output.ts';
import { formatCount } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';
import { padText } from '../terminal/text-width.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { frameWords } from '../words/en/frame.ts';
import { inWords, sayWith, speaker, spoken } from '../words/speak.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('doctor', doctorWords);

export interface FormatOptions {
  readonly userHome: string;
  readonly style: Style;
}

const INDENT = ' '.repeat(9);

/**
 * The findings, worst first, each with why it matters, what it rests on and what repairs it; then how many there are.
 */
export function formatReport(report: DoctorReport, options: FormatOptions): string[] {
  const { style } = options;
  const findings = report.findings.flatMap((finding) => [...formatFinding(finding, options), '']);
  return [...findings, ...formatBlind(report, options), summaryOf(report, style)];
}

function formatFinding(finding: Finding, options: FormatOptions): string[] {
  const { style } = options;
  const { severity, evidence } = finding;
  const { title, why, fix } = findingTexts(finding);
  return [
    `${paintSeverity(severity, padText(say(severity), INDENT.length - 1), style)} ${style.bold(title)}`,
    `${INDENT}${why}`,
    ...evidence.map((one) => `${INDENT}${formatEvidence(one, options)}`),
    ...(fix === null ? [] : [`${INDENT}${labelled(style.bold(say('fix')), fix)}`]),
  ];
}

/** What a finding says, in the language of this run. */
function findingTexts({ kind, params, title, why, fix }: Finding): Pick<Finding, 'title' | 'why' | 'fix'> {
  const words: FindingWords | undefined = spoken()?.findings[kind];
  if (words === undefined) return { title, why, fix };
  return {
    title: sayWith(words.title, params),
    why: sayWith(words.why, params),
    fix: fix === null ? null : words.fix === undefined ? inWords(fix) : sayWith(words.fix, params),
  };
}

/** Which checks could not look, and why: silence would read as good health. */
function formatBlind({ checks, shellProblem }: DoctorReport, { style }: FormatOptions): string[] {
  const shell =
    shellProblem === null ? [] : [labelled(style.yellow(say('noTerminals')), inWords(shellProblem.message))];
  const blind = checks
    .filter(({ state }) => state === 'failed' || state === 'timed-out')
    .map(({ check, problem }) => labelled(style.yellow(say('blind', { check })), inWords(problem?.message ?? '')));
  return [...shell, ...blind];
}

/** `goroot = /usr/local/go  (~/.zshrc:41)` */
export function formatEvidence({ name, value, source }: Evidence, { style, userHome }: FormatOptions): string {
  const text = `${inWords(name)} = ${value === '' ? "''" : shortenPath(inWords(value), userHome)}`;
  if (source === null) return text;
  const where =
    source.file === null
      ? say(source.origin)
      : `${shortenPath(source.file, userHome)}${source.line === null ? '' : `:${source.line}`}`;
  return `${text}  ${style.dim(say('brackets', { text: where }))}`;
}

function summaryOf({ findings, checks, durationMs }: DoctorReport, style: Style): string {
  const asked = say('asked', {
    checks: formatCount(checks.length, 'checks'),
    time: sayFrame('seconds', { seconds: (durationMs / 1000).toFixed(1) }),
  });
  if (findings.length === 0) return say('allGood', { done: style.green(say('nothingFound')), asked });
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [paintSeverity(severity, formatCount(count, `${severity}s`), style)];
  });
  return say('summary', {
    counts: counts.join(sayFrame('progressJoint')),
    asked: style.dim(say('brackets', { text: asked })),
  });
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
      return [say(step.kind, { folder: shortenPath(step.folder, userHome) })];
    case 'change-mode':
      return [`chmod ${octal(step.from)} -> ${octal(step.to)} ${shortenPath(step.file, userHome)}`];
    case 'install':
      return [say(step.kind, { version: step.version })];
    case 'use':
      return [say(step.kind, { version: step.version })];
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

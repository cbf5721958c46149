import type { Culprit, EnvironmentRun, SelfTestReport, StageRun, StartupFigures } from '../../contract/self-test.ts';
import { formatDuration } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { formatTable } from '../terminal/table.ts';
import { type FormatOptions, formatEvidence } from './format-report.ts';

const OUTPUT_LINES = 12;
const NAMES: Readonly<Record<StageRun['stage'], string>> = {
  list: 'go list',
  compile: 'go tool compile',
  link: 'go tool link',
  run: 'run',
  'go-build': 'go build',
  'go-test': 'go test',
  cgo: 'cgo',
};

/**
 * A self-test for people: the stages side by side, what it comes to, who does it, what the failed stage said, and how
 * the program starts.
 */
export function formatSelfTest(report: SelfTestReport, options: FormatOptions): string[] {
  const { sdk, runs, verdict } = report;
  const failed = runs.yours.stages.find(({ stage, state }) => state === 'failed' && stage === verdict?.stage);
  return [
    `${options.style.bold(sdk.version)} in ${shortenPath(sdk.root, options.userHome)}, ${describeEnvironment(report)}`,
    '',
    ...formatStages(runs, options),
    '',
    ...formatStartup(runs, options),
    formatVerdict(report, options),
    ...report.culprits.map((one) => `    ${formatCulprit(one, options)}`),
    ...(failed === undefined ? [] : ['', ...formatFailure(failed, options)]),
  ];
}

/** What a terminal shows while it runs: `Your environment: go build`. */
export function formatSelfTestProgress({ phase, runs }: SelfTestReport): string {
  const words = {
    preparing: 'Preparing',
    proving: 'Trying variables one by one',
    startup: 'Timing the start of the program',
    done: 'Done',
  };
  if (phase !== 'yours' && phase !== 'clean') return words[phase];
  const running = runs[phase].stages.find(({ state }) => state === 'running');
  const where = phase === 'yours' ? 'Your environment' : 'A clean environment';
  return running === undefined ? where : `${where}: ${NAMES[running.stage]}`;
}

function describeEnvironment({ environment: { from, shell, reason } }: SelfTestReport): string {
  if (from === 'login-shell') return `as your login shell sees it (${shell})`;
  return reason === null
    ? 'as this process sees it'
    : `as this process sees it, for the login shell did not answer: ${reason.message}`;
}

function formatStages({ yours, clean }: SelfTestReport['runs'], { style }: FormatOptions): string[] {
  const marks = {
    passed: style.green('✓'),
    failed: style.red('✗'),
    skipped: style.dim('·'),
    waiting: ' ',
    running: ' ',
  };
  const rows = yours.stages.map((one) => {
    const other = clean.stages.find(({ stage }) => stage === one.stage);
    return [
      marks[one.state],
      NAMES[one.stage],
      formatState(one),
      other === undefined ? '' : formatState(other),
      style.dim(one.skipped?.text ?? ''),
    ];
  });
  return formatTable([['', style.dim('STAGE'), style.dim('YOURS'), style.dim('CLEAN')], ...rows]);
}

function formatState({ state, durationMs, signal }: StageRun): string {
  if (state === 'passed') return formatDuration(durationMs ?? 0);
  return state === 'failed' && signal !== null ? signal : state;
}

function formatStartup(
  { yours, clean }: { yours: EnvironmentRun; clean: EnvironmentRun },
  { style }: FormatOptions,
): string[] {
  const [own, other] = [yours.startup, clean.startup];
  if (own === null || other === null) return [];
  const figures: readonly (readonly [string, (startup: StartupFigures) => number | null])[] = [
    ['start until main', ({ timeToMainMs }) => timeToMainMs],
    ['longest stop', ({ longestStopMs }) => longestStopMs],
    ['go f() until f runs', ({ createToStart }) => createToStart?.medianMs ?? null],
    ['  at most', ({ createToStart }) => createToStart?.maxMs ?? null],
  ];
  const rows = figures.flatMap(([name, read]) => {
    const values = [read(own), read(other)];
    return values.every((value) => value === null) ? [] : [['', name, ...values.map(formatFine)]];
  });
  const gap = [own.gaps.inits, own.gaps.trace].find((said) => said !== null)?.text;
  return [...formatTable(rows), ...(gap === undefined ? [] : [style.dim(`  ${gap}`)]), ''];
}

/** Starts take fractions of a millisecond. */
function formatFine(ms: number | null): string {
  if (ms === null) return '-';
  return ms < 10 ? `${ms.toFixed(ms < 1 ? 3 : 2)} ms` : formatDuration(ms);
}

function formatVerdict({ verdict }: SelfTestReport, { style }: FormatOptions): string {
  if (verdict === null) return '';
  const paint =
    verdict.kind === 'all-good'
      ? style.green
      : verdict.kind === 'slow-in-yours' || verdict.kind === 'fails-in-clean'
        ? style.yellow
        : style.red;
  return paint(verdict.text);
}

function formatCulprit(culprit: Culprit, options: FormatOptions): string {
  const { name, yours, clean, source, proof } = culprit;
  const value = yours === null ? `${name} is not set` : formatEvidence({ name, value: yours, source }, options);
  const proofs = {
    alone: 'alone does it',
    without: 'without it, it works',
    differs: `differs (clean: ${clean ?? 'not set'})`,
  };
  return `${value}  ${options.style.bold(proofs[proof])}`;
}

function formatFailure({ command, problem, output }: StageRun, { style }: FormatOptions): string[] {
  const lines = output.split('\n').filter((line) => line !== '');
  const shown = lines.slice(-OUTPUT_LINES);
  return [
    `    $ ${command}`,
    ...(problem === null ? [] : [`    ${problem.text}`]),
    ...(shown.length > 1 ? shown.map((line) => style.dim(`    ${line}`)) : []),
  ];
}

import type {
  Culprit,
  EnvironmentRun,
  Said,
  SelfTestReport,
  StageRun,
  StartupFigures,
} from '../../contract/self-test.ts';
import type { Words } from '../../contract/words/say.ts';
import { formatDuration } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import { formatTable } from '../terminal/table.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { inWords, sayWith, speaker, spoken } from '../words/speak.ts';
import { type FormatOptions, formatEvidence } from './format-report.ts';

const say = speaker('doctor', doctorWords);

const OUTPUT_LINES = 12;
/** Commands, so the same in every language. */
const NAMES: Readonly<Record<Exclude<StageRun['stage'], 'run'>, string>> = {
  list: 'go list',
  compile: 'go tool compile',
  link: 'go tool link',
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
    say('inFolder', {
      version: options.style.bold(sdk.version),
      folder: shortenPath(sdk.root, options.userHome),
      environment: describeEnvironment(report),
    }),
    '',
    ...formatStages(runs, options),
    '',
    ...formatStartup(runs, options),
    formatVerdict(report, options),
    ...report.culprits.map((one) => `    ${formatCulprit(one, options)}`),
    ...(failed === undefined ? [] : ['', ...formatFailure(failed, options)]),
  ];
}

function nameOf(stage: StageRun['stage']): string {
  return stage === 'run' ? say('runStage') : NAMES[stage];
}

/** What the self-test said, in the language of this run. */
function sayPart(part: keyof Catalogue['selfTest'], { kind, params, text }: Said<string>): string {
  const words: Words | undefined = spoken()?.selfTest[part];
  return words?.[kind] === undefined ? text : sayWith(words[kind], params);
}

/** What a terminal shows while it runs: `Your environment: go build`. */
export function formatSelfTestProgress({ phase, runs }: SelfTestReport): string {
  if (phase !== 'yours' && phase !== 'clean') return say(phase);
  const running = runs[phase].stages.find(({ state }) => state === 'running');
  const where = say(phase === 'yours' ? 'yours' : 'cleanOne');
  return running === undefined ? where : say('stageRuns', { where, stage: nameOf(running.stage) });
}

function describeEnvironment({ environment: { from, shell, reason } }: SelfTestReport): string {
  if (from === 'login-shell') return say('asLoginShell', { shell: shell ?? '' });
  return reason === null ? say('asProcess') : say('asProcessBecause', { reason: inWords(reason.message) });
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
      nameOf(one.stage),
      formatState(one),
      other === undefined ? '' : formatState(other),
      style.dim(one.skipped === null ? '' : sayPart('skip', one.skipped)),
    ];
  });
  return formatTable([['', say('stageHeader'), say('yoursHeader'), say('cleanHeader')].map(style.dim), ...rows]);
}

function formatState({ state, durationMs, signal }: StageRun): string {
  if (state === 'passed') return formatDuration(durationMs ?? 0);
  return state === 'failed' && signal !== null ? signal : say(state);
}

function formatStartup(
  { yours, clean }: { yours: EnvironmentRun; clean: EnvironmentRun },
  { style }: FormatOptions,
): string[] {
  const [own, other] = [yours.startup, clean.startup];
  if (own === null || other === null) return [];
  const figures: readonly (readonly [string, (startup: StartupFigures) => number | null])[] = [
    [say('untilMain'), ({ timeToMainMs }) => timeToMainMs],
    [say('longestStop'), ({ longestStopMs }) => longestStopMs],
    [say('toRun'), ({ createToStart }) => createToStart?.medianMs ?? null],
    [`  ${say('atMost')}`, ({ createToStart }) => createToStart?.maxMs ?? null],
  ];
  const rows = figures.flatMap(([name, read]) => {
    const values = [read(own), read(other)];
    return values.every((value) => value === null) ? [] : [['', name, ...values.map(formatFine)]];
  });
  const gap = [own.gaps.inits, own.gaps.trace].find((said) => said !== null);
  return [...formatTable(rows), ...(gap == null ? [] : [style.dim(`  ${sayPart('gap', gap)}`)]), ''];
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
  return paint(sayPart('verdict', verdict));
}

function formatCulprit(culprit: Culprit, options: FormatOptions): string {
  const { name, yours, clean, source, proof } = culprit;
  const value = yours === null ? say('isNotSet', { name }) : formatEvidence({ name, value: yours, source }, options);
  const proofs = {
    alone: say('alone'),
    without: say('without'),
    differs: say('differs', { clean: clean ?? say('notSet') }),
  };
  return `${value}  ${options.style.bold(proofs[proof])}`;
}

function formatFailure({ command, problem, output }: StageRun, { style }: FormatOptions): string[] {
  const lines = output.split('\n').filter((line) => line !== '');
  const shown = lines.slice(-OUTPUT_LINES);
  return [
    `    $ ${command}`,
    ...(problem === null ? [] : [`    ${sayPart('problem', problem)}`]),
    ...(shown.length > 1 ? shown.map((line) => style.dim(`    ${line}`)) : []),
  ];
}

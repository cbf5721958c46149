import type { DoctorReport } from '../../contract/doctor.ts';
import { AppError } from '../../contract/errors.ts';
import { MAY_BE_MEANT } from '../../contract/words/en/findings/findings.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import type { AppliedFix, PreviewedFix } from '../doctor/fix-findings.ts';
import { type FormatOptions, formatReport, formatSteps } from '../doctor/format-report.ts';
import { showWaiting } from '../terminal/show-waiting.ts';
import { doctorWords } from '../words/en/doctor.ts';
import { inWords, speaker, spoken } from '../words/speak.ts';

const say = speaker('doctor', doctorWords);

/** Beside those of errors (contract/exit-codes.ts): what was found decides. docs/json.md lists them for users. */
const DOCTOR_EXIT_CODES = { warning: 10, error: 11, differs: 12 } as const;

export const doctorCommand: Command = {
  arguments: [
    {
      name: 'file-or-version',
      required: false,
      doc: 'where --snapshot writes (- for standard output), or what --self-test tests',
      complete: 'path',
    },
  ],
  options: {
    fix: { doc: 'Apply every available fix, the worst problem first, then check again' },
    preview: { doc: 'With --fix: only show what would change' },
    list: { doc: 'List the checks, and what each one covers' },
    snapshot: {
      doc: 'Write everything that matters about this environment to a file, without secrets: for a bug report, or to compare with',
    },
    'self-test': {
      doc: 'Build and run a small module stage by stage, in your environment and in a clean one: what differs, and which variable does it',
    },
    here: { doc: "With --self-test: this process's variables instead of a new terminal's" },
    compare: { value: 'FILE', doc: 'Show what differs from a snapshot of another machine', complete: 'path' },
  },
  details: [
    'Checks the environment of new terminals and of this process: variables and the lines that set them, PATH, SDKs, caches, compilers, the machine.',
    `Exit code ${DOCTOR_EXIT_CODES.error} when an error was found, ${DOCTOR_EXIT_CODES.warning} when the worst is a warning, 0 otherwise; ${DOCTOR_EXIT_CODES.differs} when --compare finds a difference.`,
    'Every fix is recorded in the journal; undo it with goswitch journal --undo.',
  ],
  examples: [
    { line: 'goswitch doctor', doc: 'what is wrong, why, and where it comes from' },
    { line: 'goswitch doctor --fix --preview', doc: 'what the fixes would change' },
    { line: 'goswitch doctor --fix', doc: 'fix it' },
    { line: 'goswitch doctor --self-test', doc: 'which stage fails or is slow, and because of what' },
    { line: 'goswitch doctor --self-test 1.25', doc: 'the same with a specific SDK' },
    { line: 'goswitch doctor --snapshot mine.json', doc: 'a file for a bug report' },
    { line: 'goswitch doctor --compare theirs.json', doc: 'why it works on the other machine' },
  ],
  async run(invocation) {
    const mode = modeOf(invocation);
    const engine = await invocation.core();
    if (mode === 'list') return await listChecks(engine, invocation);
    if (mode === 'self-test') {
      const { runSelfTestCommand } = await import('../doctor/run-self-test.ts');
      const outcome = await runSelfTestCommand(engine, invocation);
      return outcome === 'good' ? 0 : DOCTOR_EXIT_CODES[outcome];
    }
    if (mode === 'snapshot' || mode === 'compare') {
      const { compareSnapshot, writeSnapshot } = await import('../doctor/snapshot-file.ts');
      if (mode === 'snapshot') return await writeSnapshot(engine, invocation);
      return (await compareSnapshot(engine, invocation)) ? DOCTOR_EXIT_CODES.differs : 0;
    }
    return mode === 'fix' ? await fix(engine, invocation) : await look(engine, invocation);
  },
};

const MODES = ['fix', 'list', 'snapshot', 'self-test'] as const;

/** Throws `invalid-input` for what does not go together. */
function modeOf({ has, text, words }: Invocation): (typeof MODES)[number] | 'compare' | 'look' {
  const asked = [
    ...MODES.filter((name) => has(name)),
    ...(text('compare') === undefined ? [] : (['compare'] as const)),
  ];
  if (asked.length > 1)
    throw new AppError('invalid-input', `Only one of ${asked.map((name) => `--${name}`).join(' and ')} at a time`);
  const [mode = 'look'] = asked;
  if (has('preview') && mode !== 'fix') throw new AppError('invalid-input', '--preview needs --fix');
  if (has('here') && mode !== 'self-test') throw new AppError('invalid-input', '--here needs --self-test');
  if (words.length > 0 && mode !== 'snapshot' && mode !== 'self-test') {
    throw new AppError(
      'invalid-input',
      'Give a file with --snapshot, or a version with --self-test; to compare, use --compare FILE',
    );
  }
  return mode;
}

async function look(engine: Core, invocation: Invocation): Promise<number> {
  const { output } = invocation;
  const report = await runChecks(engine, invocation);
  output.result(report, (style) => formatReport(report, { userHome: engine.context.userHome, style }));
  const fixable = report.findings.filter(({ fix, kind }) => fix !== null && !MAY_BE_MEANT.includes(kind)).length;
  if (fixable > 0) output.remark(say('hasFixes'));
  return exitCodeOf(report);
}

async function fix(engine: Core, invocation: Invocation): Promise<number> {
  const { output } = invocation;
  const { userHome } = engine.context;
  const [report, { applyAllFixes, previewFixes }] = await Promise.all([
    runChecks(engine, invocation),
    import('../doctor/fix-findings.ts'),
  ]);
  if (invocation.has('preview')) {
    const previews = await previewFixes(engine, report);
    output.result({ previews }, (style) => formatPreviews(previews, { style, userHome }));
    return exitCodeOf(report);
  }
  const look = () => runChecks(engine, invocation);
  const { host, signal } = invocation;
  const { fixes, report: after } = await applyAllFixes(engine, report, { output, host, signal, look });
  output.result({ fixes, report: after }, (style) => [
    ...formatFixes(fixes, { style, userHome }),
    ...(fixes.length === 0 ? [] : ['']),
    ...formatReport(after, { style, userHome }),
  ]);
  return exitCodeOf(after);
}

async function listChecks(engine: Core, { output }: Invocation): Promise<number> {
  const { checks } = await engine.doctor();
  const { formatTable } = await import('../terminal/table.ts');
  const list = checks.map(({ id, looksAt }) => ({ id, looksAt }));
  output.result(list, (style) =>
    formatTable(list.map(({ id, looksAt }) => [style.bold(id), spoken()?.checks[id] ?? looksAt])),
  );
  return 0;
}

async function runChecks(
  engine: Core,
  invocation: Pick<Invocation, 'output' | 'host' | 'signal' | 'here'>,
): Promise<DoctorReport> {
  const here = invocation.here();
  const folder = here === '.' ? {} : { folder: here };
  const stop = showWaiting(say('looking'), invocation.output, invocation.host.env);
  try {
    return await (await engine.doctor()).run({ signal: invocation.signal, ...folder });
  } finally {
    stop();
  }
}

function formatPreviews(previews: readonly PreviewedFix[], options: FormatOptions): string[] {
  if (previews.length === 0) return [say('nothingToFix')];
  return previews.flatMap(({ title, fix: words, steps, problem }, at) => [
    ...(at === 0 ? [] : ['']),
    `${options.style.bold(inWords(words))} ${options.style.dim(say('brackets', { text: inWords(title) }))}`,
    ...formatSteps(steps, options),
    ...(problem === null ? [] : [options.style.yellow(inWords(problem.message))]),
  ]);
}

function formatFixes(fixes: readonly AppliedFix[], { style }: FormatOptions): string[] {
  const marks = { done: style.green('✓'), 'no-longer-needed': style.dim('·'), failed: style.red('✗') };
  const lines = fixes.flatMap(({ title, fix: words, outcome, problem }) => [
    `${marks[outcome]} ${inWords(words)} ${style.dim(say('brackets', { text: inWords(title) }))}`,
    ...(outcome === 'failed' && problem !== null ? [`    ${inWords(problem.message)}`] : []),
  ]);
  const undo = fixes.flatMap(({ journalIds }) => journalIds).reverse();
  // The last first: of two changes to one file the earlier one is only undone after the later one.
  const heading = undo.length > 1 ? [say('undoAll')] : undo.length === 1 ? [say('undoOne')] : [];
  return [...lines, ...heading.map(style.dim), ...undo.map((id) => style.dim(`    goswitch journal --undo ${id}`))];
}

function exitCodeOf({ findings }: DoctorReport): number {
  const worst = findings[0]?.severity;
  return worst === 'error' || worst === 'warning' ? DOCTOR_EXIT_CODES[worst] : 0;
}

import { AppError } from '../../contract/errors.ts';
import type { GoEnvChangeResult, GoEnvPlace, GoEnvReport, GoEnvVariable, ModuleAnswer } from '../../contract/go-env.ts';
import type { GoEnv } from '../../core/doctor/go-env/create-go-env.ts';
import type { Command, Invocation } from '../command.ts';
import { labelled } from '../output.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { frameWords } from '../words/en/frame.ts';
import { keepingWords } from '../words/en/keeping.ts';
import { inWords, speaker } from '../words/speak.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('keeping', keepingWords);

const ACTIONS = ['set', 'unset', 'explain', 'presets', 'preset', 'save-preset', 'remove-preset', 'telemetry'] as const;
type Action = (typeof ACTIONS)[number];

/** What scripts from before presets had their name may still say. Help and completion do not list these. */
const FORMER_ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['profiles', 'presets'],
  ['profile', 'preset'],
  ['save-profile', 'save-preset'],
  ['remove-profile', 'remove-preset'],
]);

export const envCommand: Command = {
  arguments: [
    { name: 'name-or-action', required: false, doc: `a variable, or ${ACTIONS.join(', ')}`, complete: ACTIONS },
    { name: 'value', required: false, many: true, doc: 'NAME=VALUE, NAME, a module, or the name of a preset' },
  ],
  options: {
    sdk: { value: 'SPEC', doc: 'An installed SDK instead of the go that new terminals run', complete: 'installed' },
    all: { doc: 'Every variable, not only those that somebody set' },
  },
  details: [
    'The effective value of each Go variable and where it comes from: the environment (with the line of the profile that sets it), the file of go env -w,',
    "go.env of the SDK, what is built in. Changes are judged by the go command and by GoSwitch, written to go env -w's file, and can be undone.",
  ],
  examples: [
    { line: 'goswitch env', doc: 'what was set, and where' },
    { line: 'goswitch env GOPROXY', doc: 'one variable with everything behind it' },
    {
      line: 'goswitch env set GOPROXY=https://goproxy.cn,direct GOSUMDB=sum.golang.google.cn',
      doc: 'as go env -w, with undo',
    },
    { line: 'goswitch env unset GOFLAGS', doc: 'return to the value it overrides' },
    {
      line: 'goswitch env explain git.corp.example/team/lib',
      doc: 'how a module would be fetched, and whether it is verified',
    },
    {
      line: 'goswitch env save-preset office GOPROXY=https://proxy.corp.example GOPRIVATE=',
      doc: 'a set of values; an empty one takes it out',
    },
    { line: 'goswitch env preset office', doc: 'switch to it' },
  ],
  async run(invocation) {
    const { words, core, signal, text } = invocation;
    const goEnv = await (await core()).goEnv();
    const [first, ...rest] = words;
    const options = { sdk: text('sdk'), signal };
    const action = first === undefined ? undefined : actionOf(first);
    if (action === undefined) return show(invocation, await goEnv.list(options), first, rest);
    await RUNS[action]({ invocation, goEnv, rest, options });
    return 0;
  },
};

function actionOf(word: string): Action | undefined {
  return ACTIONS.find((action) => action === word) ?? FORMER_ACTIONS.get(word);
}

interface ActionRun {
  readonly invocation: Invocation;
  readonly goEnv: GoEnv;
  readonly rest: readonly string[];
  readonly options: { readonly sdk: string | undefined; readonly signal: AbortSignal };
}

const RUNS: Readonly<Record<Action, (run: ActionRun) => Promise<void>>> = {
  set: async ({ invocation, goEnv, rest, options }) =>
    reportChange(invocation, await goEnv.set(pairs(rest, 'set'), options)),
  unset: async ({ invocation, goEnv, rest, options }) => {
    if (rest.length === 0) throw new AppError('invalid-input', 'goswitch env unset needs the name of a variable');
    reportChange(invocation, await goEnv.set(Object.fromEntries(rest.map((name) => [name, null])), options));
  },
  explain: async ({ invocation, goEnv, rest, options }) => {
    const answer = await goEnv.explainModule(one(rest, 'the path of a module'), options);
    invocation.output.result(answer, () => explain(answer));
  },
  presets: ({ invocation, goEnv }) => showPresets(invocation, goEnv),
  preset: async ({ invocation, goEnv, rest }) =>
    reportChange(invocation, await goEnv.switchPreset(one(rest, 'the name of a preset'))),
  'save-preset': async ({ invocation, goEnv, rest: [name, ...values] }) => {
    if (name === undefined) throw new AppError('invalid-input', 'goswitch env save-preset needs a name and NAME=VALUE');
    const entries = Object.entries(pairs(values, 'save-preset')).map(([key, value]) => [
      key,
      value === '' ? null : value,
    ]);
    await goEnv.savePreset({ name, values: Object.fromEntries(entries) });
    await showPresets(invocation, goEnv);
  },
  'remove-preset': async ({ invocation, goEnv, rest }) => {
    await goEnv.presets.remove(one(rest, 'the name of a preset'));
    await showPresets(invocation, goEnv);
  },
  telemetry: async ({ invocation, goEnv, rest, options }) => {
    const mode = one(rest, 'on, local or off');
    if (mode !== 'on' && mode !== 'local' && mode !== 'off')
      throw new AppError('invalid-input', 'Go telemetry can be on, local or off');
    await goEnv.setTelemetry(mode, options);
    invocation.output.report({ ok: true, telemetry: mode }, () => [say('telemetry', { mode })]);
  },
};

function one(words: readonly string[], what: string): string {
  if (words.length !== 1) throw new AppError('invalid-input', `Exactly one argument is needed: ${what}`);
  return words[0]!;
}

function pairs(words: readonly string[], action: string): Record<string, string> {
  if (words.length === 0) throw new AppError('invalid-input', `goswitch env ${action} needs NAME=VALUE`);
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at <= 0) throw new AppError('invalid-input', `${word} is not of the form NAME=VALUE`);
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

function show(
  { output, has, host }: Invocation,
  report: GoEnvReport,
  name: string | undefined,
  rest: readonly string[],
): number {
  if (rest.length > 0)
    throw new AppError('invalid-input', `goswitch env ${[name, ...rest].join(' ')} is not a known command`, {
      hint: 'goswitch env set NAME=VALUE',
    });
  const home = host.env['HOME'] ?? '';
  if (name !== undefined) {
    const variable = report.variables.find((each) => each.name === name);
    if (variable === undefined) throw new AppError('invalid-input', `Go has no variable ${name}`);
    output.result(variable, (style) => [
      variable.value,
      ...variable.chain.map(
        (place, at) => `  ${at === 0 ? say('from') : style.dim(say('over'))} ${describePlace(place, at, style, home)}`,
      ),
    ]);
    return 0;
  }
  const shown = has('all') ? report.variables : report.variables.filter(isSetBySomebody);
  output.result(report, (style) => [
    ...formatTable(
      shown.map((variable) => [
        style.bold(variable.name),
        variable.value,
        style.dim(describeChain(variable, style, home)),
        problemOf(variable, style),
      ]),
    ),
    ...(report.problem === null
      ? []
      : ['', labelled(`${style.yellow(say('noGoAnswers'))}${sayFrame('colon')}`, inWords(report.problem.message))]),
  ]);
  if (!has('all')) output.remark(say('allVariables'));
  return 0;
}

/** Where the environment or the go env file has a say, or a value is not what it should be. */
function isSetBySomebody({ chain, problem }: GoEnvVariable): boolean {
  return problem !== null || chain.some(({ origin }) => origin === 'environment' || origin === 'go-env-file');
}

function describePlace({ origin, file, line, value }: GoEnvPlace, at: number, style: Style, home: string): string {
  const where = file === null ? say(origin) : `${shortenPath(file, home)}${line === null ? '' : `:${line}`}`;
  return at === 0 ? where : style.dim(`${where} (${value})`);
}

function describeChain({ chain }: GoEnvVariable, style: Style, home: string): string {
  return chain.map((place, at) => describePlace(place, at, style, home)).join(say('joint'));
}

function problemOf({ problem }: GoEnvVariable, style: Style): string {
  return problem === null ? '' : style.yellow(say(problem === 'relative' ? 'mustBeAbsolute' : 'notValid'));
}

function reportChange({ output }: Invocation, result: GoEnvChangeResult): void {
  output.report({ ok: true, ...result }, (style) => [
    result.journalId === null
      ? say('nothingChanged')
      : say('changed', { done: style.green(say('changedDone')), id: result.journalId }),
  ]);
  for (const { name, value, line } of result.overruled) {
    const where = line === null ? say('theEnvironment') : say('fileLine', { file: line.file, line: line.line });
    output.warning(say('overrules', { name, value, where }));
  }
}

async function showPresets({ output }: Invocation, goEnv: GoEnv): Promise<void> {
  const { redactSecretsIn } = await import('../../core/base/log/redact-secrets.ts');
  const { presets, active } = redactSecretsIn(await goEnv.listPresets());
  // Scripts read the key `profiles` of the JSON, from before presets had their name.
  output.result({ profiles: presets, active }, (style) =>
    formatTable(
      presets.map(({ name, values }) => [
        active === name ? style.green('*') : ' ',
        style.bold(name),
        Object.entries(values)
          .map(([key, each]) => `${key}=${each ?? ''}`)
          .join(' '),
      ]),
    ),
  );
  if (presets.length === 0) output.remark(say('noPresets'));
}

function explain({ module, private: privately, ways, checked, problem }: ModuleAnswer): string[] {
  if (problem !== null) return [say('goproxyRefused', { problem: inWords(problem) })];
  const steps = ways.map(({ kind, url, next }) => {
    const step =
      kind === 'proxy' ? say('fromUrl', { url: url ?? '' }) : say(kind === 'direct' ? 'fromRepository' : 'notAtAll');
    return `  ${next === null ? step : say(next === 'not-found' ? 'whereNotFound' : 'whereFails', { step })}`;
  });
  const why = checked.because === null ? '' : say('because', checked.because);
  return [
    privately === null
      ? say('fetched', { module })
      : say('fetchedDirectly', { module, variable: privately.variable, pattern: privately.pattern }),
    ...steps,
    checked.database === null ? say('notVerified', { why }) : say('verifiedWith', { database: checked.database }),
  ];
}

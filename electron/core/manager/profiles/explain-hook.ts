import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { ProfileLine, PromptHook } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { type AtPromptOptions, type PromptAnswer, typeAtPrompt, withoutEscapes } from './ask-at-prompt.ts';
import { toProfileLine } from './explain-shadow.ts';
import { stepThatShadows, type TraceStep } from './path-trace.ts';
import { profilesInOrder, readLines, type ScannedLine } from './scan-profiles.ts';
import { posixMark } from './shell-questions.ts';
import { bashFiles, parseSteps } from './trace-shell.ts';

/**
 * What put another `go` first at the prompt, and the line of a profile that it is set up by, where they could be told.
 */
export interface ExplainedHook {
  readonly hook: PromptHook | null;
  readonly line: ProfileLine | null;
}

/**
 * Names the hook: bash and zsh are traced to their prompt, fish and tcsh have told what hooks they have. Starts the
 * shell once more.
 */
export async function explainHook(
  context: CoreContext,
  answer: PromptAnswer,
  options: AtPromptOptions,
): Promise<ExplainedHook> {
  const lines = await readLines(await profilesInOrder(context, options.shell));
  if (options.shell === 'fish') return fishHook(answer, lines);
  if (options.shell === 'tcsh') return tcshHook(answer, lines);
  const { go, path: last } = path.isAbsolute(answer.afterCd.go) ? answer.afterCd : answer;
  const steps = await traceToPrompt(context, options);
  const step = stepThatShadows(steps, { folder: path.dirname(go), shims: context.layout.shims, last });
  if (step === null) return guessedHook(lines);
  const name = outermost(step.value);
  const installed = steps.findLast(
    ({ command, value }) => via(command) !== null && (name === '' ? value === '' : hasWord(command, name)),
  );
  const how = installed === undefined ? null : via(installed.command);
  const line =
    (installed === undefined ? null : await lineOf(installed, steps, name || how!)) ??
    scanned(lastLineWith(lines, name)) ??
    (await toProfileLine(step, null));
  return { hook: { via: how ?? (name || 'PROMPT_COMMAND'), name }, line };
}

const MARK = '\x1f';
const STEP_START = new RegExp(`\\++${MARK}`, 'g');

/**
 * The steps of a shell on its way to the prompt and past a `cd`; `value` has the functions that each runs in, innermost
 * first.
 */
async function traceToPrompt(context: CoreContext, options: AtPromptOptions): Promise<TraceStep[]> {
  const mark = `<goswitch-${randomBytes(8).toString('hex')}>`;
  const end = ` cd . >/dev/null; set +x; ${posixMark(mark)}; builtin kill -KILL $$\n`;
  const login = options.isLogin ? ['-l'] : [];
  const prompt = (values: readonly string[]) => ['+', ...values, ''].join(MARK);
  // bash takes no PS4 from the environment when it runs as root, so it reads its profiles under our command; there, the
  // mark would be a key.
  const bashPrompt = prompt([`\${BASH_SOURCE-}`, `\${LINENO-}`, `\${PATH-}`, `\${FUNCNAME[*]-}`]).replaceAll(
    MARK,
    '\\x1f',
  );
  const files = (await bashFiles(context, { ...options, isInteractive: true })).map(
    (file) => `; . '${file.replaceAll("'", "'\\''")}'`,
  );
  const bash = {
    args: [...login, '--noprofile', '--norc', '-i'],
    text: ` PS4=$'${bashPrompt}'; set -x${files.join('')}\n${end}`,
    env: options.env,
  };
  const zsh = {
    args: [...login, '-o', 'hist_ignore_space', '-o', 'prompt_subst', '-o', 'xtrace', '-i'],
    text: end,
    env: { ...options.env, PS4: prompt(['%x', '%I', `\${PATH//\\%/%%}`, `\${funcstack[*]//\\%/%%}`]) },
  };
  const { args, text, env } = options.shell === 'zsh' ? zsh : bash;
  const { stdout } = await typeAtPrompt({ ...options, env }, { text, args, mark, marks: 1 });
  const shown = withoutEscapes(stdout.toString('utf8'));
  // The prompt and what is typed stand before some of the steps on their line.
  return parseSteps(Buffer.from(shown.replace(STEP_START, '\n$&')));
}

/**
 * The function that a hook is: the outermost one that is neither a sourced file nor the loop of bash-preexec, which
 * calls hooks.
 */
function outermost(functions: string): string {
  return functions.split(' ').findLast((name) => name !== '' && !/^([(/.~]|source$|main$|__bp_)/.test(name)) ?? '';
}

const HOOKS = [
  'PROMPT_COMMAND',
  'precmd_functions',
  'preexec_functions',
  'chpwd_functions',
  'periodic_functions',
] as const;

/** By which variable, trap or event a command sets up a hook; null where it does not. */
function via(command: string): string | null {
  const added = /^add-zsh-hook (?:-\w+ )*(\w+)/.exec(command)?.[1];
  if (added !== undefined) return `${added}_functions`;
  if (/^trap\b.*\bDEBUG\b/.test(command)) return 'DEBUG';
  return HOOKS.find((name) => new RegExp(`^(?:\\w+ (?:-\\w+ )*)?${name}(?:\\[\\w*\\])?\\+?=`).test(command)) ?? null;
}

/**
 * The line of a step; for one that ran inside an `eval` or a `source <(...)`, whose lines are no lines of the file, the
 * line with that.
 */
async function lineOf(step: TraceStep, steps: readonly TraceStep[], word: string): Promise<ProfileLine | null> {
  const own = await toProfileLine(step, null);
  if (own !== null && hasWord(own.text, word)) return own;
  const before = steps.slice(0, steps.indexOf(step));
  const outer = before.findLast(({ file, command }) => file === step.file && /^(eval|source|\.)\s/.test(command));
  return outer === undefined ? null : toProfileLine(outer, null);
}

/** `event function file line`, one hook a line; the file is `-` for what was read from a pipe. */
async function fishHook({ hooks }: PromptAnswer, lines: readonly ScannedLine[]): Promise<ExplainedHook> {
  const found = hooks.split('\n').flatMap((words) => {
    const [, event, name, file, line] = /^(\S+) (\S+) (.*) (\d+)$/.exec(words.trim()) ?? [];
    return event === undefined || name!.startsWith('__fish_')
      ? []
      : [{ event, name: name!, file: file!, line: Number(line) }];
  });
  const [first] = found;
  if (first === undefined) return { hook: null, line: null };
  const name = found.map((one) => one.name).join(', ');
  const text = path.isAbsolute(first.file)
    ? (await readSmallText(first.file, 'utf8', { maxBytes: PROFILE_BYTES }).catch(() => '')).split('\n')[first.line - 1]
    : undefined;
  const own = text === undefined ? null : { file: first.file, line: first.line, text, traced: true };
  return { hook: { via: first.event, name }, line: own ?? scanned(lastLineWith(lines, first.name)) };
}

async function tcshHook({ hooks }: PromptAnswer, lines: readonly ScannedLine[]): Promise<ExplainedHook> {
  if (hooks === '') return { hook: null, line: null };
  const alias = lines.findLast(({ text }) => /\balias\s+(precmd|postcmd|cwdcmd|periodic)\b/.test(text)) ?? null;
  const name = /\balias\s+(\w+)/.exec(alias?.text ?? '')?.[1] ?? 'precmd';
  return { hook: { via: name, name: '' }, line: scanned(alias) };
}

/** What can be said without a trace. */
function guessedHook(lines: readonly ScannedLine[]): ExplainedHook {
  const line = lines.findLast(({ text }) => /PROMPT_COMMAND|precmd|preexec|chpwd|\bDEBUG\b/.test(text)) ?? null;
  const name =
    line === null
      ? undefined
      : (HOOKS.find((one) => line.text.includes(one)) ?? /precmd|preexec|chpwd|DEBUG/.exec(line.text)?.[0]);
  return { hook: name === undefined ? null : { via: name, name: '' }, line: scanned(line) };
}

/**
 * The last line that names the hook; else one that runs a program of its name, as `eval "$(mise activate bash)"` makes
 * `_mise_hook`.
 */
function lastLineWith(lines: readonly ScannedLine[], name: string): ScannedLine | null {
  const stem = /^_*([a-z]+)/i.exec(name)?.[1];
  const runsIt = (text: string) =>
    stem !== undefined && /\b(eval|source)\b|(^|[\s;|])\.\s/.test(text) && hasWord(text, stem);
  return (
    lines.findLast(({ text }) => name !== '' && hasWord(text, name)) ??
    lines.findLast(({ text }) => runsIt(text)) ??
    null
  );
}

function scanned(line: ScannedLine | null): ProfileLine | null {
  return line === null ? null : { ...line, traced: false };
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[^\w-]+/).includes(word);
}

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { ProfileLine } from '../../../contract/profiles.ts';
import type { CoreContext } from '../../context.ts';
import { hasWord, lastLineWith, untraced } from '../shells/scanned-lines.ts';
import type { ExplainedHook, ScannedLine, TracedHooks, TraceStep } from '../shells/shell.ts';
import { parseSteps, TRACE_MARK } from '../shells/xtrace.ts';
import { type AtPromptOptions, type PromptAnswer, typeAtPrompt, withoutEscapes } from './ask-at-prompt.ts';
import { toProfileLine } from './explain-shadow.ts';
import { stepThatShadows } from './path-trace.ts';
import { linesOfShell } from './scan-profiles.ts';

/**
 * Names the hook: some shells are traced to their prompt, others have told what hooks they have. Starts the
 * shell once more.
 */
export async function explainHook(
  context: CoreContext,
  answer: PromptAnswer,
  options: AtPromptOptions,
): Promise<ExplainedHook> {
  const lines = await linesOfShell(context, options.shell);
  const { hooks } = options.prompt;
  if ('explain' in hooks) return hooks.explain(answer.hooks, lines);
  const { go, path: last } = path.isAbsolute(answer.afterCd.go) ? answer.afterCd : answer;
  const steps = await traceToPrompt(context, hooks, options);
  const step = stepThatShadows(steps, { folder: path.dirname(go), shims: context.layout.shims, last });
  if (step === null) return guessedHook(lines);
  const name = outermost(step.value);
  const installed = steps.findLast(
    ({ command, value }) => via(command) !== null && (name === '' ? value === '' : hasWord(command, name)),
  );
  const how = installed === undefined ? null : via(installed.command);
  const line =
    (installed === undefined ? null : await lineOf(installed, steps, name || how!)) ??
    untraced(lastLineWith(lines, name)) ??
    (await toProfileLine(step, null));
  return { hook: { via: how ?? (name || 'PROMPT_COMMAND'), name }, line };
}

const STEP_START = new RegExp(`\\++${TRACE_MARK}`, 'g');

/** The steps of a shell on its way to the prompt and past a `cd`. */
async function traceToPrompt(context: CoreContext, hooks: TracedHooks, options: AtPromptOptions): Promise<TraceStep[]> {
  const mark = `<goswitch-${randomBytes(8).toString('hex')}>`;
  const { args, text, env } = await hooks.traceToPrompt(context, { ...options, mark });
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

/** What can be said without a trace. */
function guessedHook(lines: readonly ScannedLine[]): ExplainedHook {
  const line = lines.findLast(({ text }) => /PROMPT_COMMAND|precmd|preexec|chpwd|\bDEBUG\b/.test(text)) ?? null;
  const name =
    line === null
      ? undefined
      : (HOOKS.find((one) => line.text.includes(one)) ?? /precmd|preexec|chpwd|DEBUG/.exec(line.text)?.[0]);
  return { hook: name === undefined ? null : { via: name, name: '' }, line: untraced(line) };
}

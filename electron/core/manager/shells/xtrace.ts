import type { ProgramResult } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { StartMode, TraceOptions, TraceStep } from './shell.ts';

/**
 * Tracing by `set -x`: a PS4 makes bash and zsh print file, line, PATH and one more value before each command that they
 * run.
 */

export const TRACE_MARK = '\x1f';
/** `+`, once per level, then four values and the command. */
const STEP = new RegExp(
  `^\\++${TRACE_MARK}([^${TRACE_MARK}]*)${TRACE_MARK}(\\d*)${TRACE_MARK}([^${TRACE_MARK}]*)${TRACE_MARK}([^${TRACE_MARK}]*)${TRACE_MARK}(.*)$`,
);
const LIMIT_MS = 15_000;

/** A PS4 that shows these values before each command. */
export function tracePrompt(values: readonly string[]): string {
  return ['+', ...values, ''].join(TRACE_MARK);
}

/**
 * bash takes no PS4 from the environment when it runs as root, so it starts without profiles and reads `files` one by
 * one, as it would. `isPosix`: in place of a sh, stopping where a sh stops: at a file to source that is not there, say.
 */
export async function traceWithBash(
  context: CoreContext,
  options: TraceOptions,
  { files, isPosix }: { readonly files: readonly string[]; readonly isPosix: boolean },
): Promise<TraceStep[]> {
  const { executable, env, variable } = options;
  const prompt = tracePrompt([`\${BASH_SOURCE-}`, `\${LINENO-}`, `\${PATH-}`, `\${${variable}-}`]);
  const asSh = isPosix ? 'unset BASH BASH_VERSION; ' : '';
  const script = `${asSh}PS4='${prompt}'; set -x; ${files.map(sourcing).join('; ')}; :`;
  const args = [...(isPosix ? ['--posix'] : []), '--noprofile', '--norc', ...modeOptions(options), '-c', script];
  return parseSteps((await runTraced(context, options, { executable, args, env })).stderr);
}

/** The command that reads a file. */
export function sourcing(file: string): string {
  return `. '${file.replaceAll("'", "'\\''")}'`;
}

/** `-l` and `-i`, as most shells have them. */
export function modeOptions({ isLogin, isInteractive }: StartMode): string[] {
  return [...(isLogin ? ['-l'] : []), ...(isInteractive ? ['-i'] : [])];
}

/** Starts a shell that traces itself; it gets fifteen seconds. */
export function runTraced(
  { userHome }: CoreContext,
  { runProgram, signal }: TraceOptions,
  {
    executable,
    args,
    env,
  }: { readonly executable: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> },
): Promise<ProgramResult> {
  return runProgram(executable, args, {
    env,
    cwd: userHome,
    timeoutMs: LIMIT_MS,
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * The steps in what a shell printed. A trace can have tens of thousands of lines: the thread is given back now and
 * then.
 */
export async function parseSteps(output: Buffer): Promise<TraceStep[]> {
  const steps: TraceStep[] = [];
  let lines = 0;
  for (let start = 0; start < output.length; ) {
    const found = output.indexOf(10, start);
    const end = found < 0 ? output.length : found;
    const [, file, line, pathBefore, value, command] = STEP.exec(output.toString('utf8', start, end)) ?? [];
    if (file !== undefined)
      steps.push({ file, line: Number(line), command: command!, path: pathBefore!, value: value! });
    start = end + 1;
    if (++lines % 5000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return steps;
}

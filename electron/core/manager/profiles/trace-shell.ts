import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ShellName } from '../../../contract/profiles.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { TraceStep } from './path-trace.ts';
import type { StartMode } from './shell-start.ts';

/**
 * Has a shell tell what it does while it reads its profiles: file, line, and PATH and one more variable before each
 * command.
 */

export interface TraceOptions extends StartMode {
  readonly shell: ShellName;
  readonly executable: string;
  /** A bash that can trace in place of a `sh`, whose own trace knows no files. */
  readonly bash: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly runProgram: RunProgram;
  /** Told besides PATH; default GOROOT. Throws a plain Error for what is no name of a variable. */
  readonly variable?: string;
  readonly signal?: AbortSignal | undefined;
}

const LIMIT_MS = 15_000;
const MARK = '\x1f';
/** `+`, once per level, then four values and the command. */
const STEP = new RegExp(`^\\++${MARK}([^${MARK}]*)${MARK}(\\d*)${MARK}([^${MARK}]*)${MARK}([^${MARK}]*)${MARK}(.*)$`);

/** The steps, in order; none for shells that cannot be traced (tcsh, PowerShell), or that failed. */
export async function traceShell(context: CoreContext, options: TraceOptions): Promise<TraceStep[]> {
  // It becomes part of what the shell runs.
  if (!/^[A-Za-z_]\w*$/.test(variableOf(options))) throw new Error(`Not the name of a variable: ${options.variable}`);
  switch (options.shell) {
    case 'zsh':
      return traceZsh(context, options);
    case 'bash':
      return traceBash(context, { ...options, files: await bashFiles(context, options) });
    case 'sh': {
      if (options.bash === null) return [];
      const files = options.isLogin ? ['/etc/profile', path.join(context.userHome, '.profile')] : [];
      return traceBash(context, { ...options, isInteractive: false, executable: options.bash, files });
    }
    case 'fish':
      return traceFish(context, options);
    default:
      return [];
  }
}

function variableOf({ variable = 'GOROOT' }: TraceOptions): string {
  return variable;
}

async function traceZsh(context: CoreContext, options: TraceOptions): Promise<TraceStep[]> {
  const { executable, isLogin, isInteractive, env } = options;
  // Values pass through prompt expansion after they were put in, hence the doubled percent.
  const prompt = `+${MARK}%x${MARK}%I${MARK}\${PATH//\\%/%%}${MARK}\${\${${variableOf(options)}-}//\\%/%%}${MARK}`;
  const args = [
    '-o',
    'prompt_subst',
    '-o',
    'xtrace',
    ...(isLogin ? ['-l'] : []),
    ...(isInteractive ? ['-i'] : []),
    '-c',
    ':',
  ];
  return parseSteps((await run(context, options, { executable, args, env: { ...env, PS4: prompt } })).stderr);
}

/**
 * bash takes no PS4 from the environment when it runs as root, so it starts without profiles and reads them one by one,
 * as it would.
 */
async function traceBash(
  context: CoreContext,
  { files, ...options }: TraceOptions & { readonly files: readonly string[] },
): Promise<TraceStep[]> {
  const { shell, executable, isLogin, isInteractive, env } = options;
  const prompt = `+${MARK}\${BASH_SOURCE-}${MARK}\${LINENO-}${MARK}\${PATH-}${MARK}\${${variableOf(options)}-}${MARK}`;
  const asSh = shell === 'sh' ? 'unset BASH BASH_VERSION; ' : '';
  const script = `${asSh}PS4='${prompt}'; set -x; ${files.map((file) => `. '${file.replaceAll("'", "'\\''")}'`).join('; ')}; :`;
  // In POSIX mode it stops where a sh stops: at a file to source that is not there, say.
  const args = [
    ...(shell === 'sh' ? ['--posix'] : []),
    '--noprofile',
    '--norc',
    ...(isLogin ? ['-l'] : []),
    ...(isInteractive ? ['-i'] : []),
    '-c',
    script,
  ];
  return parseSteps((await run(context, options, { executable, args, env })).stderr);
}

/** The files that a bash reads in this mode, in its order, as far as they are there. */
export async function bashFiles(
  { userHome }: Pick<CoreContext, 'userHome'>,
  { isLogin, isInteractive }: StartMode,
): Promise<string[]> {
  const at = (name: string) => path.join(userHome, name);
  if (isLogin) {
    const own = await firstFile([at('.bash_profile'), at('.bash_login'), at('.profile')]);
    return existing(['/etc/profile', ...(own === null ? [] : [own])]);
  }
  // Debian, Arch and openSUSE build bash with a file of the system's before .bashrc.
  return isInteractive ? existing(['/etc/bash.bashrc', '/etc/bash/bashrc', at('.bashrc')]) : [];
}

/** fish runs a handler whenever PATH or the variable changes, and can say there which line did it. */
async function traceFish(context: CoreContext, options: TraceOptions): Promise<TraceStep[]> {
  const { executable, isLogin, isInteractive, env } = options;
  const name = variableOf(options);
  const config = env.XDG_CONFIG_HOME ?? path.join(context.userHome, '.config');
  const script = [
    `function __goswitch_trace --on-variable PATH --on-variable ${name}; printf '%s\\n' '${MARK}' (string join : $PATH) "$${name}" (status stack-trace) '${MARK}'; end`,
    `for file in '${fishText(config)}'/fish/conf.d/*.fish /etc/fish/conf.d/*.fish; source $file; end`,
    `for file in /etc/fish/config.fish '${fishText(config)}'/fish/config.fish; test -r $file; and source $file; end`,
  ].join('\n');
  const args = ['--no-config', ...(isLogin ? ['-l'] : []), ...(isInteractive ? ['-i'] : []), '-c', script];
  const { stdout } = await run(context, options, { executable, args, env });
  return parseFishChanges(stdout.toString('utf8'), context.userHome);
}

function run(
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

/**
 * The handler tells what PATH became; a step tells what it was before. So each change's line is paired with the values
 * of the change before.
 */
function parseFishChanges(output: string, userHome: string): TraceStep[] {
  const changes = output.split(`${MARK}\n`).filter((_, at) => at % 2 === 1);
  let before = { path: '', value: '' };
  return changes.map((change) => {
    const [pathAfter = '', value = '', ...stack] = change.split('\n');
    const step = { ...placeOf(stack, userHome), command: '', ...before };
    before = { path: pathAfter, value };
    return step;
  });
}

/**
 * The innermost place in a file of the user's or the system's configuration; fish's own functions only pass on what
 * these ask for.
 */
function placeOf(stack: readonly string[], userHome: string): { file: string; line: number } {
  // Above this line the stack is the handler's own, and its lines are stale.
  const changed = stack.findIndex((words) => words.startsWith('in event handler'));
  const places = stack.slice(changed).flatMap((words) => {
    const [, line, file] = /called on line (\d+) of file (.*)$/.exec(words) ?? [];
    return file === undefined ? [] : [{ file: file.replace(/^~(?=\/)/, userHome), line: Number(line) }];
  });
  return (
    places.find(({ file }) => file.startsWith(userHome) || file.startsWith('/etc/')) ??
    places.at(-1) ?? { file: '', line: 0 }
  );
}

function fishText(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

async function firstFile(files: readonly string[]): Promise<string | null> {
  return (await existing(files))[0] ?? null;
}

async function existing(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    files.map((file) =>
      stat(file).then(
        (one) => one.isFile(),
        () => false,
      ),
    ),
  );
  return files.filter((_, at) => found[at]);
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ShellName } from '../../contract/profiles.ts';
import type { CoreContext } from '../context.ts';
import type { TraceStep } from './path-trace.ts';
import type { RunProgram } from './run-program.ts';
import type { StartMode } from './shell-start.ts';

/** Has a shell tell what it does while it reads its profiles: file, line, and PATH and GOROOT before each command. */

export interface TraceOptions extends StartMode {
  readonly shell: ShellName;
  readonly executable: string;
  /** A bash that can trace in place of a `sh`, whose own trace knows no files. */
  readonly bash: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly runProgram: RunProgram;
}

const LIMIT_MS = 15_000;
const MARK = '\x1f';
/** `+`, once per level, then four values and the command. */
const STEP = new RegExp(`^\\++${MARK}([^${MARK}]*)${MARK}(\\d*)${MARK}([^${MARK}]*)${MARK}([^${MARK}]*)${MARK}(.*)$`);

/** The steps, in order; none for shells that cannot be traced (tcsh, PowerShell), or that failed. */
export async function traceShell(context: CoreContext, options: TraceOptions): Promise<TraceStep[]> {
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

async function traceZsh(context: CoreContext, { executable, isLogin, isInteractive, env, runProgram }: TraceOptions): Promise<TraceStep[]> {
  // Values pass through prompt expansion after they were put in, hence the doubled percent.
  const prompt = `+${MARK}%x${MARK}%I${MARK}\${PATH//\\%/%%}${MARK}\${\${GOROOT-}//\\%/%%}${MARK}`;
  const args = ['-o', 'prompt_subst', '-o', 'xtrace', ...(isLogin ? ['-l'] : []), ...(isInteractive ? ['-i'] : []), '-c', ':'];
  const { stderr } = await runProgram(executable, args, { env: { ...env, PS4: prompt }, cwd: context.userHome, timeoutMs: LIMIT_MS });
  return parseSteps(stderr);
}

/** bash takes no PS4 from the environment when it runs as root, so it starts without profiles and reads them one by one, as it would. */
async function traceBash(
  context: CoreContext,
  { shell, executable, isLogin, isInteractive, env, files, runProgram }: TraceOptions & { readonly files: readonly string[] },
): Promise<TraceStep[]> {
  const prompt = `+${MARK}\${BASH_SOURCE-}${MARK}\${LINENO-}${MARK}\${PATH-}${MARK}\${GOROOT-}${MARK}`;
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
  const { stderr } = await runProgram(executable, args, { env, cwd: context.userHome, timeoutMs: LIMIT_MS });
  return parseSteps(stderr);
}

async function bashFiles({ userHome }: CoreContext, { isLogin, isInteractive }: StartMode): Promise<string[]> {
  const at = (name: string) => path.join(userHome, name);
  if (isLogin) {
    const own = await firstFile([at('.bash_profile'), at('.bash_login'), at('.profile')]);
    return existing(['/etc/profile', ...(own === null ? [] : [own])]);
  }
  // Debian, Arch and openSUSE build bash with a file of the system's before .bashrc.
  return isInteractive ? existing(['/etc/bash.bashrc', '/etc/bash/bashrc', at('.bashrc')]) : [];
}

/** fish runs a handler whenever PATH or GOROOT changes, and can say there which line did it. */
async function traceFish(context: CoreContext, { executable, isLogin, isInteractive, env, runProgram }: TraceOptions): Promise<TraceStep[]> {
  const config = env.XDG_CONFIG_HOME ?? path.join(context.userHome, '.config');
  const script = [
    `function __goswitch_trace --on-variable PATH --on-variable GOROOT; printf '%s\\n' '${MARK}' (string join : $PATH) "$GOROOT" (status stack-trace) '${MARK}'; end`,
    `for file in '${fishText(config)}'/fish/conf.d/*.fish /etc/fish/conf.d/*.fish; source $file; end`,
    `for file in /etc/fish/config.fish '${fishText(config)}'/fish/config.fish; test -r $file; and source $file; end`,
  ].join('\n');
  const args = ['--no-config', ...(isLogin ? ['-l'] : []), ...(isInteractive ? ['-i'] : []), '-c', script];
  const { stdout } = await runProgram(executable, args, { env, cwd: context.userHome, timeoutMs: LIMIT_MS });
  return parseFishChanges(stdout.toString('utf8'), context.userHome);
}

/** A trace can have tens of thousands of lines: the thread is given back now and then. */
async function parseSteps(output: Buffer): Promise<TraceStep[]> {
  const steps: TraceStep[] = [];
  let lines = 0;
  for (let start = 0; start < output.length; ) {
    const found = output.indexOf(10, start);
    const end = found < 0 ? output.length : found;
    const [, file, line, pathBefore, goroot, command] = STEP.exec(output.toString('utf8', start, end)) ?? [];
    if (file !== undefined) steps.push({ file, line: Number(line), command: command!, path: pathBefore!, goroot: goroot! });
    start = end + 1;
    if (++lines % 5000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return steps;
}

/** The handler tells what PATH became; a step tells what it was before. So each change's line is paired with the values of the change before. */
function parseFishChanges(output: string, userHome: string): TraceStep[] {
  const changes = output.split(`${MARK}\n`).filter((_, at) => at % 2 === 1);
  let before = { path: '', goroot: '' };
  return changes.map((change) => {
    const [pathAfter = '', goroot = '', ...stack] = change.split('\n');
    const step = { ...placeOf(stack, userHome), command: '', ...before };
    before = { path: pathAfter, goroot };
    return step;
  });
}

/** The innermost place in a file of the user's or the system's configuration; fish's own functions only pass on what these ask for. */
function placeOf(stack: readonly string[], userHome: string): { file: string; line: number } {
  // Above this line the stack is the handler's own, and its lines are stale.
  const changed = stack.findIndex((words) => words.startsWith('in event handler'));
  const places = stack.slice(changed).flatMap((words) => {
    const [, line, file] = /called on line (\d+) of file (.*)$/.exec(words) ?? [];
    return file === undefined ? [] : [{ file: file.replace(/^~(?=\/)/, userHome), line: Number(line) }];
  });
  return places.find(({ file }) => file.startsWith(userHome) || file.startsWith('/etc/')) ?? places.at(-1) ?? { file: '', line: 0 };
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

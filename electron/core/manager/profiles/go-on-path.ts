import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import type { GoOnPath, GoOnPathReport } from '../../../contract/profiles.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import type { ExplainedHook } from '../shells/shell.ts';
import { shellSpokenBy } from '../shells/shells.ts';
import { askAtPrompt } from './ask-at-prompt.ts';
import { explainEntry } from './explain-entry.ts';
import { explainHook } from './explain-hook.ts';
import { goOwner } from './go-owner.ts';
import { readLoginEnvironment } from './login-environment.ts';
import type { TerminalMaker } from './pseudo-terminal.ts';
import { sessionEnv } from './shell-environment.ts';

export interface GoOnPathOptions {
  /** Also say which line of which profile put each folder on PATH; runs the login shell once more. */
  readonly withLines?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

interface GoOnPathDeps {
  /** What makes a terminal, to ask the login shell at its prompt; null where nothing does. */
  readonly terminal: () => Promise<TerminalMaker | null>;
  readonly runProgram: RunProgram;
  readonly systemRoot: string;
}

/** For a prompt. */
const PROMPT_LIMIT_MS = 5000;
/** A `go` that has to be run to tell its version gets this long. */
const RUN_LIMIT_MS = 3000;

/**
 * Every `go` on the login shell's PATH, in order: the first one wins. Where a hook of the prompt puts another one
 * first, the order is that of the prompt. On Windows, where no login shell is asked, and where it does not answer, this
 * process's own PATH is looked at instead and `reason` says why. Throws `cancelled`.
 */
export async function goOnPath(
  context: CoreContext,
  options: GoOnPathOptions,
  deps: GoOnPathDeps,
): Promise<GoOnPathReport> {
  const { runProgram } = deps;
  const { env, from, reason, shell } = await environmentToSearch(context, options, runProgram);
  const prompt = shell === null ? null : await promptOf(context, { ...options, shell, plain: env.PATH ?? '' }, deps);
  const entries = await describeAll(context, { ...env, ...(prompt === null ? {} : { PATH: prompt.path }) }, deps);
  const folders = entries.map((one) => path.dirname(one.path));
  const lines =
    options.withLines && shell !== null ? await explainEntry(context, { shell, folders, env, runProgram }) : [];
  const first = prompt?.explained.line ?? null;
  return {
    from,
    reason,
    hook: prompt?.explained.hook ?? null,
    entries: entries.map((entry, at) => ({ ...entry, line: (at === 0 ? first : null) ?? lines[at] ?? null })),
  };
}

async function describeAll(
  context: CoreContext,
  env: Env,
  { runProgram, systemRoot }: GoOnPathDeps,
): Promise<GoOnPath[]> {
  return Promise.all(
    (await findGo(env, context.os)).map(async (file): Promise<GoOnPath> => {
      const realPath = await realpath(file);
      return {
        path: file,
        realPath,
        version: (await versionFromRoot(realPath)) ?? (await versionByRunning(context, file, { env, runProgram })),
        owner: await goOwner(context, [file, realPath], systemRoot),
        line: null,
      };
    }),
  );
}

interface AtPrompt {
  readonly path: string;
  readonly explained: ExplainedHook;
}

/**
 * PATH at the prompt of the login shell and what made it so; null where another `go` does not come first there, or the
 * prompt gives no answer.
 */
async function promptOf(
  context: CoreContext,
  {
    shell: executable,
    plain,
    timeoutMs = PROMPT_LIMIT_MS,
    signal,
  }: GoOnPathOptions & { readonly shell: string; readonly plain: string },
  { runProgram, terminal }: GoOnPathDeps,
): Promise<AtPrompt | null> {
  const shell = shellSpokenBy(executable);
  const prompt = shell?.prompt ?? null;
  const maker = prompt === null ? null : await terminal();
  if (maker === null || prompt === null || shell === null) return null;
  const env = { ...sessionEnv(context), SHELL: executable };
  const asking = {
    maker,
    shell,
    prompt,
    executable,
    isLogin: true,
    env,
    cwd: context.userHome,
    timeoutMs,
    runProgram,
    signal,
  };
  const shown = await askAtPrompt(asking);
  if (shown === null) return null;
  const [before] = await findGo({ PATH: plain }, context.os);
  const inOrder = [shown.path, shown.afterCd.path].map(async (one) => ({
    path: one,
    first: (await findGo({ PATH: one }, context.os))[0],
  }));
  const changed = (await Promise.all(inOrder)).find(({ first }) => first !== before);
  return changed === undefined ? null : { path: changed.path, explained: await explainHook(context, shown, asking) };
}

async function environmentToSearch(
  context: CoreContext,
  { timeoutMs, signal }: GoOnPathOptions,
  runProgram: RunProgram,
): Promise<{ env: Env; from: GoOnPathReport['from']; reason: string | null; shell: string | null }> {
  if (context.os === 'win32')
    return { env: context.env, from: 'process', reason: 'Windows has one PATH for all shells', shell: null };
  try {
    const { env, shell } = await readLoginEnvironment(context, {
      runProgram,
      signal,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    });
    return { env, shell, from: 'login-shell', reason: null };
  } catch (error) {
    if (!isAppError(error, 'shell-failed')) throw error;
    return { env: context.env, from: 'process', reason: error.message, shell: null };
  }
}

async function findGo(env: Env, os: NodeJS.Platform): Promise<string[]> {
  const isWindows = os === 'win32';
  const folders = (env.PATH ?? env.Path ?? '').split(isWindows ? ';' : ':').filter((folder) => path.isAbsolute(folder));
  const names = isWindows ? ['go.exe', 'go.cmd', 'go.bat'] : ['go'];
  const files = [...new Set(folders)].flatMap((folder) => names.map((name) => path.join(folder, name)));
  const found = await Promise.all(files.map(isProgram));
  return files.filter((_, at) => found[at]);
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    // Not there, or not to be run: a shell passes over it as well.
    return false;
  }
}

/** `<root>/bin/go` has `<root>/VERSION`, whose first line is the version (cmd/dist/build.go). */
async function versionFromRoot(realPath: string): Promise<string | null> {
  const file = path.join(path.dirname(path.dirname(realPath)), 'VERSION');
  const text = await readSmallText(file).catch(() => '');
  return /^(go\d\S*)/.exec(text)?.[1] ?? null;
}

/** Outside any project and without toolchain switching, so that it tells its own version. */
async function versionByRunning(
  context: CoreContext,
  file: string,
  { env, runProgram }: { env: Env; runProgram: RunProgram },
): Promise<string | null> {
  const result = await runProgram(file, ['version'], {
    env: { ...env, HOME: context.userHome, GOTOOLCHAIN: 'local', GOROOT: undefined },
    cwd: path.parse(file).root,
    timeoutMs: RUN_LIMIT_MS,
  });
  return /\bversion (go\d\S*)/.exec(result.stdout.toString('utf8'))?.[1] ?? null;
}

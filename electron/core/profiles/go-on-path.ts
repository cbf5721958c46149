import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../contract/errors.ts';
import type { GoOnPath, GoOnPathReport, ProfileLine } from '../../contract/profiles.ts';
import type { CoreContext, Env } from '../context.ts';
import { explainEntry } from './explain-entry.ts';
import { goOwner } from './go-owner.ts';
import { readLoginEnvironment } from './login-environment.ts';
import type { RunProgram } from './run-program.ts';

export interface GoOnPathOptions {
  /** Also say which line of which profile put each folder on PATH; runs the login shell once more. */
  readonly withLines?: boolean;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface GoOnPathDeps {
  readonly runProgram: RunProgram;
  readonly systemRoot: string;
}

/** A `go` that has to be run to tell its version gets this long. */
const RUN_LIMIT_MS = 3000;

/**
 * Every `go` on the login shell's PATH, in order: the first one wins. On Windows, where no login shell is asked, and where it does not answer, this
 * process's own PATH is looked at instead and `reason` says why. Throws `cancelled`.
 */
export async function goOnPath(context: CoreContext, options: GoOnPathOptions, { runProgram, systemRoot }: GoOnPathDeps): Promise<GoOnPathReport> {
  const { env, from, reason, shell } = await environmentToSearch(context, options, runProgram);
  const files = await findGo(env, context.os);
  const entries = await Promise.all(
    files.map(async (file): Promise<GoOnPath> => {
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
  const lines =
    options.withLines && shell !== null
      ? await explainEntry(context, { shell, folders: entries.map((one) => path.dirname(one.path)), env, runProgram })
      : [];
  return { from, reason, entries: entries.map((entry, at) => ({ ...entry, line: lines[at] ?? (null as ProfileLine | null) })) };
}

async function environmentToSearch(
  context: CoreContext,
  { timeoutMs, signal }: GoOnPathOptions,
  runProgram: RunProgram,
): Promise<{ env: Env; from: GoOnPathReport['from']; reason: string | null; shell: string | null }> {
  if (context.os === 'win32') return { env: context.env, from: 'process', reason: 'Windows has one PATH for all shells', shell: null };
  try {
    const { env, shell } = await readLoginEnvironment(context, { runProgram, signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
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
  const text = await readFile(file, 'utf8').catch(() => '');
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

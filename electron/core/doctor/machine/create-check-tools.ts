import { setMaxListeners } from 'node:events';
import type { ErrorShape } from '../../../contract/errors.ts';
import { createEmptyFolder } from '../../base/programs/empty-folder.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { goEnvFile, readGoEnvLines } from '../../go/variables/go-env-file.ts';
import { readGoEnvPlaces } from '../../go/variables/go-variable.ts';
import { createFixes } from '../fixes/create-fixes.ts';
import type { Subjects } from '../subjects.ts';
import type { CheckTools, GoEnvFile, Surroundings } from './check-tools.ts';
import { findEffectiveGo, newestInstalled } from './effective-go.ts';
import { evidenceOf, findVariable } from './effective-variable.ts';
import { readSurroundings } from './read-surroundings.ts';
import { runGoAlone } from './run-go-alone.ts';

interface CheckToolsOptions {
  readonly core: Subjects;
  /** Where /etc, /proc and the like are looked for; default `/`. */
  readonly systemRoot?: string;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
  /** The folder that a command was started in; default null. */
  readonly folder?: string | null;
  /** For the login shell to answer, in milliseconds; default 10,000. */
  readonly shellLimitMs?: number;
}

export interface CheckToolsOfRun {
  readonly tools: CheckTools;
  /** The login shell, or why it did not answer. Never throws for what the shell does. */
  shell(): Promise<{ readonly shell: string | null; readonly problem: ErrorShape | null }>;
  /** Removes what the tools made for themselves. */
  close(): Promise<void>;
}

const SHELL_LIMIT_MS = 10_000;

/** What the checks of one run are handed, and share: each thing is found out at its first use, once. */
export function createCheckTools(options: CheckToolsOptions): CheckToolsOfRun {
  const { core, runProgram, signal, systemRoot = '/', folder = null, shellLimitMs = SHELL_LIMIT_MS } = options;
  const { context } = core;
  // Every check and program listens to it; Node 20 warns of more than ten.
  setMaxListeners(0, signal);
  const emptyFolder = createEmptyFolder();
  const asked = once(() => readSurroundings(context, { runProgram, signal, limitMs: shellLimitMs }));
  const surroundings = async () => (await asked()).surroundings;
  const effectiveGo = once(async () => findEffectiveGo(context, (await surroundings())[0]!.env));
  const places = once(async () => {
    const go = await effectiveGo();
    const root = go?.root ?? null;
    const read = async (one: Surroundings) => {
      const found = await readGoEnvPlaces({ env: one.env, os: context.os, root, isOwn: go?.isOwn ?? false });
      return { ...one, places: found };
    };
    return await Promise.all((await surroundings()).map(read));
  });
  const lines = memo((name) => variableLine(name));

  async function variableLine(name: string) {
    const { shell, surroundings: found } = await asked();
    const value = found.find((one) => one.name === 'login-shell')?.env[name];
    if (shell === null || !value) return null;
    return (await core.profiles()).variableLine({ name, value, shell, signal });
  }

  const tools: CheckTools = {
    core,
    context,
    systemRoot,
    signal,
    folder,
    runProgram,
    surroundings,
    goEnvFile: once(async () => readFileOfGoEnv(context, (await surroundings())[0]!.env)),
    effectiveGo,
    goAtHand: once(
      async () =>
        (await effectiveGo()) ?? (await findEffectiveGo(context, context.env)) ?? (await newestInstalled(core)),
    ),
    variable: memo(async (name) => findVariable(name, await places())),
    variableLine: lines,
    goOnPath: once(async () => (await core.profiles()).goOnPath({ withLines: true, timeoutMs: shellLimitMs, signal })),
    sdks: once(async () => (await core.sdks()).list()),
    runGo: (root, args, { env = {}, timeoutMs } = {}) =>
      runGoAlone(context, {
        root,
        args,
        env,
        runProgram,
        signal,
        cwd: emptyFolder.path,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      }),
    evidence: (variable) => evidenceOf(variable, lines),
    fixes: createFixes({
      core,
      env: async () => (await surroundings())[0]!.env,
      shell: async () => (await asked()).shell,
      variableLine: lines,
    }),
  };
  return {
    tools,
    async shell() {
      const { shell, problem } = await asked();
      return { shell, problem };
    },
    close: emptyFolder.remove,
  };
}

async function readFileOfGoEnv({ os }: CoreContext, env: CoreContext['env']): Promise<GoEnvFile | null> {
  const file = goEnvFile(env, os);
  const values = file === null ? null : await readGoEnvLines(file);
  return file === null || values === null ? null : { file, values };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= work();
    return made;
  };
}

function memo<T>(work: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const found = made.get(name) ?? work(name);
    made.set(name, found);
    return found;
  };
}

import { AppError, type ErrorShape, isAppError, toErrorShape } from '../../../contract/errors.ts';
import type { RebuildResult, RebuiltBinary } from '../../../contract/programs.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { Env } from '../../context.ts';
import type { Subjects } from '../subjects.ts';
import { rebuildProgram } from './rebuild-program.ts';
import type { RebuildDeps } from './rebuild-tools.ts';

/**
 * Builds one program after the other, as `Programs.rebuild` promises: the go command uses all processors for one by
 * itself.
 */
export async function rebuildPrograms(
  deps: RebuildDeps,
  files: readonly string[],
  progress: Progress,
): Promise<RebuildResult> {
  progress.phase('resolving');
  const env = await buildEnvironment(deps.core);
  const binaries: RebuiltBinary[] = [];
  for (const file of new Set(files)) binaries.push(await rebuildOne({ ...deps, env }, file, progress));
  const problems = binaries.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  if (problems.length === binaries.length) throw allFailed(problems);
  return { version: deps.version, binaries };
}

async function rebuildOne(
  tools: RebuildDeps & { readonly env: Env },
  file: string,
  progress: Progress,
): Promise<RebuiltBinary> {
  try {
    return await rebuildProgram(tools, file, progress);
  } catch (error) {
    if (progress.signal.aborted)
      throw isAppError(error, 'cancelled')
        ? error
        : new AppError('cancelled', `Stopped rebuilding ${file}`, { cause: error });
    if (!isAppError(error)) throw error;
    return { file, target: null, from: null, to: null, journalId: null, problem: redactSecretsIn(toErrorShape(error)) };
  }
}

function allFailed(problems: readonly ErrorShape[]): AppError {
  const [first] = problems;
  const message =
    problems.length === 1
      ? first!.message
      : `None of ${problems.length} programs could be rebuilt. The first: ${first!.message}`;
  const hint = first!.hint === undefined ? {} : { hint: first!.hint };
  return new AppError(problems.length === 1 ? first!.code : 'rebuild-failed', message, {
    ...hint,
    details: { problems },
  });
}

/**
 * A terminal's variables (a proxy, a private module path) count for a desktop app too; this process's own come first.
 */
async function buildEnvironment(core: Subjects): Promise<Env> {
  const { env, os } = core.context;
  if (os === 'win32') return env;
  try {
    const login = (await (await core.profiles()).readLoginEnvironment()).env;
    const paths = [env['PATH'], login['PATH']].filter((one) => one !== undefined && one !== '');
    return { ...login, ...env, PATH: paths.join(':') };
  } catch (error) {
    if (!isAppError(error, 'shell-failed')) throw error;
    return env;
  }
}

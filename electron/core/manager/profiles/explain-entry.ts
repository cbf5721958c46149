import type { ProfileLine } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { shellSpokenBy } from '../shells/shells.ts';
import { toProfileLine } from './explain-shadow.ts';
import { stepThatAdds } from './path-trace.ts';
import { linesOfShell, lineThatAdds } from './scan-profiles.ts';
import { emptyEnv } from './shell-environment.ts';
import { traceShell } from './trace-shell.ts';

interface ExplainEntryOptions {
  /** Path of the login shell. */
  readonly shell: string;
  readonly folders: readonly string[];
  /** What the login shell said its environment is. */
  readonly env: Env;
  readonly runProgram: RunProgram;
}

/**
 * For each folder of PATH, the line of a profile that put it there; null for those that were there before any profile,
 * and for a shell that is not known.
 */
export async function explainEntry(
  context: CoreContext,
  { shell: executable, folders, env, runProgram }: ExplainEntryOptions,
): Promise<(ProfileLine | null)[]> {
  const shell = shellSpokenBy(executable);
  if (shell === null) return folders.map(() => null);
  const options = {
    executable,
    variable: 'GOROOT',
    isLogin: true,
    isInteractive: true,
    env: emptyEnv(context),
    bash: null,
    runProgram,
  };
  const steps = await traceShell(context, shell, options);
  const lines = await linesOfShell(context, shell);
  const isTraced = steps.length > 0 && shell.trace?.showsAllOfPath === true;
  return Promise.all(
    folders.map((folder) =>
      toProfileLine(
        stepThatAdds(steps, { folder, last: env.PATH ?? '' }),
        isTraced ? null : lineThatAdds(lines, folder, context.userHome),
      ),
    ),
  );
}

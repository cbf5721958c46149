import type { ProfileLine } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { toProfileLine } from './explain-shadow.ts';
import { shellNameOf } from './login-environment.ts';
import { stepThatAdds } from './path-trace.ts';
import { lineThatAdds, profilesInOrder, readLines } from './scan-profiles.ts';
import { emptyEnv } from './shell-start.ts';
import { traceShell } from './trace-shell.ts';

export interface ExplainEntryOptions {
  /** Path of the login shell. */
  readonly shell: string;
  readonly folders: readonly string[];
  /** What the login shell said its environment is. */
  readonly env: Env;
  readonly runProgram: RunProgram;
}

/**
 * For each folder of PATH, the line of a profile that put it there; null for those that were there before any profile.
 */
export async function explainEntry(
  context: CoreContext,
  { shell, folders, env, runProgram }: ExplainEntryOptions,
): Promise<(ProfileLine | null)[]> {
  const name = shellNameOf(shell);
  const options = {
    shell: name,
    executable: shell,
    isLogin: true,
    isInteractive: true,
    env: emptyEnv(context),
    bash: null,
    runProgram,
  };
  const steps = await traceShell(context, options);
  const lines = await readLines(await profilesInOrder(context, name));
  // fish keeps a part of PATH in a variable of its own, which its trace does not show.
  const isTraced = steps.length > 0 && name !== 'fish';
  return Promise.all(
    folders.map((folder) =>
      toProfileLine(
        stepThatAdds(steps, { folder, last: env.PATH ?? '' }),
        isTraced ? null : lineThatAdds(lines, folder, context.userHome),
      ),
    ),
  );
}

import path from 'node:path';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';

interface ZshFolders {
  /** Where a fresh zsh looks for .zshenv. */
  readonly environment: string;
  /** Where it looks for its other profiles: .zshenv itself often moves them, by setting ZDOTDIR. */
  readonly others: string;
  /** ZDOTDIR as it is before zsh starts (set by the session, say), else null. */
  readonly outerZdotdir: string | null;
}

const LIMIT_MS = 3000;

/**
 * Asks a zsh with an empty environment where its profiles are. ZDOTDIR of this process proves little: started from a
 * zsh, it holds what .zshenv set, yet the next login shell looks for .zshenv at home all the same.
 */
export async function zshFolders(
  { env, userHome }: CoreContext,
  { executable, runProgram }: { readonly executable: string | null; readonly runProgram: RunProgram },
): Promise<ZshFolders> {
  const outer = env.ZDOTDIR && path.isAbsolute(env.ZDOTDIR) ? env.ZDOTDIR : null;
  if (executable !== null) {
    const mark = '<goswitch>';
    const { stdout } = await runProgram(
      executable,
      ['-c', `print -rn -- ${JSON.stringify(mark)}\${ZDOTDIR-}${JSON.stringify(mark)}`],
      {
        env: { HOME: userHome, TERM: 'dumb' },
        timeoutMs: LIMIT_MS,
      },
    );
    const zdotdir = stdout.toString('utf8').split(mark)[1];
    if (zdotdir !== undefined && path.isAbsolute(zdotdir))
      return { environment: userHome, others: zdotdir, outerZdotdir: null };
  }
  return { environment: outer ?? userHome, others: outer ?? userHome, outerZdotdir: outer };
}

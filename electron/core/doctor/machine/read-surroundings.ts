import { type ErrorShape, isAppError, toErrorShape } from '../../../contract/errors.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { readLoginEnvironment } from '../../manager/profiles/login-environment.ts';
import type { Surroundings } from './check-tools.ts';

interface AskedSurroundings {
  /** The login shell's first, where it answered; then this process's. At least one. */
  readonly surroundings: readonly Surroundings[];
  readonly shell: string | null;
  readonly problem: ErrorShape | null;
}

/** Where programs of this user get their variables from. Windows has one environment for all. Throws `cancelled`. */
export async function readSurroundings(
  context: CoreContext,
  {
    runProgram,
    signal,
    limitMs,
  }: { readonly runProgram: RunProgram; readonly signal: AbortSignal; readonly limitMs: number },
): Promise<AskedSurroundings> {
  const own: Surroundings = { name: 'process', env: { ...context.env, ...context.ignoredEnv } };
  if (context.os === 'win32') return { surroundings: [own], shell: null, problem: null };
  try {
    const { shell, env } = await readLoginEnvironment(context, { runProgram, signal, timeoutMs: limitMs });
    return { surroundings: [{ name: 'login-shell', env }, own], shell, problem: null };
  } catch (error) {
    if (!isAppError(error, 'shell-failed')) throw error;
    return { surroundings: [own], shell: null, problem: redactSecretsIn(toErrorShape(error)) };
  }
}

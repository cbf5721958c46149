import path from 'node:path';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';

interface GoRun {
  readonly root: string;
  readonly args: readonly string[];
  /** Added to what a program needs to start; HOME with it makes the go env file count. */
  readonly env: Env;
  readonly cwd: () => Promise<string>;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
  /** Default 20,000. */
  readonly timeoutMs?: number;
}

const LIMIT_MS = 20_000;
const NEEDED = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'WINDIR', 'COMSPEC', 'TEMP', 'TMP', 'TMPDIR'];
/**
 * What the go command hands to the one it switches to (cmd/go/internal/toolchain/exec.go): leaked, it makes another one
 * run.
 */
const LEAKED = ['GOTOOLCHAIN_INTERNAL_SWITCH_VERSION', 'GOTOOLCHAIN_INTERNAL_SWITCH_COUNT'];

/**
 * Runs `<root>/bin/go` by itself: it never becomes another toolchain, sees no module or workspace around it, and of the
 * environment only what is given. Never throws for what it does.
 */
export async function runGoAlone({ env: own, os }: CoreContext, run: GoRun): Promise<ProgramResult> {
  const started: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(own))
    if (NEEDED.includes(os === 'win32' ? name.toUpperCase() : name)) started[name] = value;
  const env: Record<string, string | undefined> = { GOWORK: 'off', ...started, ...run.env, GOTOOLCHAIN: 'local' };
  for (const name of LEAKED) delete env[name];
  const program = path.join(run.root, 'bin', os === 'win32' ? 'go.exe' : 'go');
  const cwd = await run.cwd();
  return run.runProgram(program, run.args, {
    env: { ...env, PWD: cwd },
    cwd,
    timeoutMs: run.timeoutMs ?? LIMIT_MS,
    signal: run.signal,
  });
}

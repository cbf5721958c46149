import type { Env } from '../../context.ts';
import type { CheckTools } from './check-tools.ts';

/**
 * What the go at hand says when it stops at the given environment: the first line that begins with `go: `, whole. Null
 * when it does not stop, or there is no go. `go version` reads GOFLAGS, GOEXPERIMENT and the levels of the
 * architectures before it does anything. `args` asks another command.
 */
export async function complaintOfGo(
  tools: CheckTools,
  env: Env,
  args: readonly string[] = ['version'],
): Promise<string | null> {
  const go = await tools.goAtHand();
  if (go === null) return null;
  const result = await tools.runGo(go.root, args, { env });
  if (result.outcome !== 'exited' || result.code === 0) return null;
  return /^go: .+$/m.exec(result.stderr.toString('utf8'))?.[0] ?? null;
}

import { AppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import type { Env } from '../../context.ts';
import { isGoVariable } from '../../go/variables/go-env-names.ts';
import type { CheckTools } from '../machine/check-tools.ts';

export type RunGo = CheckTools['runGo'];

/**
 * What `go env -json` says in an environment. GOTOOLCHAIN, and a GOWORK that the environment does not have, are not
 * among it: GoSwitch sets them so that the SDK itself answers, outside of any workspace. Throws `go-setting-invalid`
 * with the go command's words where it refuses, `probe-failed` where it does not run.
 */
export async function askGoEnv(runGo: RunGo, root: string, env: Env): Promise<ReadonlyMap<string, string>> {
  const { outcome, code, stdout, stderr } = await runGo(root, ['env', '-json'], { env });
  const said = redactSecrets(stderr.toString('utf8').trim());
  if (outcome !== 'exited')
    throw new AppError('probe-failed', `The go command in ${root} did not respond`, { details: { outcome } });
  if (code !== 0)
    throw new AppError('go-setting-invalid', said || `The go of ${root} ended with code ${code}`, {
      details: { root },
    });
  const values = readJson(stdout.toString('utf8'));
  if (values === null)
    throw new AppError('probe-failed', `The go command in ${root} did not answer go env -json`, { details: { root } });
  values.delete('GOTOOLCHAIN');
  if (!env['GOWORK']) values.delete('GOWORK');
  return values;
}

/** The environment without anything that steers Go: what is left is what programs need to start, and the home. */
export function withoutGoVariables(env: Env): Env {
  return { ...Object.fromEntries(Object.entries(env).filter(([name]) => !isGoVariable(name))), GOENV: 'off' };
}

function readJson(text: string): Map<string, string> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    return new Map(Object.entries(value).flatMap(([name, each]) => (typeof each === 'string' ? [[name, each]] : [])));
  } catch {
    return null;
  }
}

import path from 'node:path';
import type { Evidence, EvidenceSource } from '../../../contract/health.ts';
import type { ProfileLine } from '../../../contract/profiles.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { goEnvFile, readGoEnvLines } from '../../go/variables/find-go-variable.ts';
import type { Surroundings, VariableInForce } from './check-tools.ts';

export interface FindVariableOptions {
  readonly os: NodeJS.Platform;
  readonly surroundings: readonly Surroundings[];
  /** Root of the go that asks, for its go.env; null where there is none. */
  readonly root: string | null;
  /** GoSwitch's shims start that go, and take GOROOT out of its environment (docs/decisions/0009). */
  readonly isOwn?: boolean;
}

/**
 * The value of a variable in each of the surroundings where it is not empty, in the go command's order
 * (cmd/go/internal/cfg/cfg.go, Getenv): the environment, the go env file, go.env of the SDK. The second is left out
 * when it only repeats the first.
 */
export async function findVariable(
  name: string,
  { os, surroundings, root, isOwn = false }: FindVariableOptions,
): Promise<readonly VariableInForce[]> {
  const found: VariableInForce[] = [];
  for (const one of surroundings) {
    const value = await valueIn(name, { os, root, isOwn, surroundings: one });
    if (value !== null && !found.some((other) => isSame(other, value))) found.push(value);
  }
  return found;
}

async function valueIn(
  name: string,
  {
    os,
    root,
    isOwn,
    surroundings,
  }: Required<Omit<FindVariableOptions, 'surroundings'>> & { readonly surroundings: Surroundings },
): Promise<VariableInForce | null> {
  const made = (value: string, source: EvidenceSource): VariableInForce => ({
    name,
    value,
    surroundings: surroundings.name,
    source,
  });
  const { env } = surroundings;
  const own = env[name];
  if (own) return made(own, { origin: surroundings.name, file: null, line: null });
  // These are read from the operating system's environment alone (cmd/go/internal/envcmd/env.go, checkEnvWrite; os, not
  // go, reads PATH and HOME).
  if (!/^(GO|CGO_|AR$|CC$|CXX$|FC$|PKG_CONFIG$|GCCGO$)/.test(name) || name === 'GOENV' || name === 'GODEBUG')
    return null;
  const file = goEnvFile(env, os);
  const user = file === null ? null : await readGoEnvLines(file);
  const set = user?.get(name);
  if (set?.value) return made(set.value, { origin: 'go-env-file', file, line: set.line });
  const sdkRoot = user?.get('GOROOT')?.value || (isOwn ? '' : env['GOROOT']) || root;
  if (set !== undefined || !sdkRoot) return null;
  const sdkFile = path.join(sdkRoot, 'go.env');
  const standard = (await readGoEnvLines(sdkFile))?.get(name);
  return standard?.value ? made(standard.value, { origin: 'sdk', file: sdkFile, line: standard.line }) : null;
}

/** This process inherited from a terminal what it has in common with one. */
function isSame(one: VariableInForce, other: VariableInForce): boolean {
  const isFromEnvironment = ({ source }: VariableInForce) =>
    source.origin === 'process' || source.origin === 'login-shell';
  const fromEnvironment = isFromEnvironment(one) && isFromEnvironment(other);
  return (
    one.value === other.value &&
    (fromEnvironment || (one.source.origin === other.source.origin && one.source.file === other.source.file))
  );
}

/** Evidence for a variable, secrets taken out. For one of the login shell the line that sets it is looked for. */
export async function evidenceOf(
  { name, value, source }: VariableInForce,
  line: (name: string) => Promise<ProfileLine | null>,
): Promise<Evidence> {
  const at = source.origin === 'login-shell' ? await line(name) : null;
  const known: EvidenceSource = at === null ? source : { origin: 'login-shell', file: at.file, line: at.line };
  return { name, value: hideSecrets(name, value), source: known };
}

function hideSecrets(name: string, value: string): string {
  return String(Object.values(redactSecretsIn({ [name]: value }))[0]);
}

import type { Evidence, EvidenceSource } from '../../../contract/doctor.ts';
import type { ProfileLine } from '../../../contract/profiles.ts';
import { redactSecretsIn } from '../../base/log/redact-secrets.ts';
import { isGoVariable } from '../../go/variables/go-env-names.ts';
import { chainOf, type GoEnvPlaces } from '../../go/variables/go-variable.ts';
import type { CheckTools, EffectiveVariable, Surroundings } from './check-tools.ts';

interface SurroundingsPlaces extends Surroundings {
  readonly places: GoEnvPlaces;
}

/**
 * The value of a variable in each of the surroundings where it is not empty. The second is left out when it only
 * repeats the first.
 */
export function findVariable(name: string, surroundings: readonly SurroundingsPlaces[]): readonly EffectiveVariable[] {
  const found: EffectiveVariable[] = [];
  for (const one of surroundings) {
    const value = valueIn(name, one);
    if (value !== null && !found.some((other) => isSame(other, value))) found.push(value);
  }
  return found;
}

function valueIn(name: string, { name: surroundings, env, places }: SurroundingsPlaces): EffectiveVariable | null {
  // The operating system and libraries read what is no variable of Go's (PATH, HOME): from the environment alone.
  const place = isGoVariable(name)
    ? chainOf(name, places)[0]
    : { origin: 'environment' as const, value: env[name], file: null, line: null };
  if (!place?.value || place.origin === 'built-in') return null;
  const { origin, value, file, line } = place;
  return {
    name,
    value,
    surroundings,
    source: { origin: origin === 'environment' ? surroundings : origin, file, line },
  };
}

/**
 * What is in effect in one of the surroundings, or null. `CheckTools.variable` leaves out what only repeats the first of
 * them; here it counts again, with the source that is known of it.
 */
export async function variableIn(
  tools: CheckTools,
  name: string,
  { name: where, env }: Surroundings,
): Promise<EffectiveVariable | null> {
  const found = await tools.variable(name);
  const own = found.find((one) => one.surroundings === where);
  if (own !== undefined) return own;
  const isFile = ({ source }: EffectiveVariable) => source.origin === 'go-env-file' || source.origin === 'sdk';
  return found.find((one) => (env[name] ? one.value === env[name] && !isFile(one) : isFile(one))) ?? null;
}

/** This process inherited from a terminal what it has in common with one. */
function isSame(one: EffectiveVariable, other: EffectiveVariable): boolean {
  const isFromEnvironment = ({ source }: EffectiveVariable) =>
    source.origin === 'process' || source.origin === 'login-shell';
  const fromEnvironment = isFromEnvironment(one) && isFromEnvironment(other);
  return (
    one.value === other.value &&
    (fromEnvironment || (one.source.origin === other.source.origin && one.source.file === other.source.file))
  );
}

/** Evidence for a variable, secrets taken out. For one of the login shell the line that sets it is looked for. */
export async function evidenceOf(
  { name, value, source }: EffectiveVariable,
  line: (name: string) => Promise<ProfileLine | null>,
): Promise<Evidence> {
  const at = source.origin === 'login-shell' ? await line(name) : null;
  const known: EvidenceSource = at === null ? source : { origin: 'login-shell', file: at.file, line: at.line };
  return { name, value: hideSecrets(name, value), source: known };
}

function hideSecrets(name: string, value: string): string {
  return String(Object.values(redactSecretsIn({ [name]: value }))[0]);
}

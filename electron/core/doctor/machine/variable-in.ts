import type { CheckTools, Surroundings, VariableInForce } from './check-tools.ts';

/**
 * What is in force in one of the surroundings, or null. `CheckTools.variable` leaves out what only repeats the first of
 * them; here it counts again, with the source that is known of it.
 */
export async function variableIn(
  tools: CheckTools,
  name: string,
  { name: where, env }: Surroundings,
): Promise<VariableInForce | null> {
  const found = await tools.variable(name);
  const own = found.find((one) => one.surroundings === where);
  if (own !== undefined) return own;
  const isFile = ({ source }: VariableInForce) => source.origin === 'go-env-file' || source.origin === 'sdk';
  return found.find((one) => (env[name] ? one.value === env[name] && !isFile(one) : isFile(one))) ?? null;
}

import type { GoEnvGroup, GoEnvOrigin, GoEnvReport, GoEnvVariable } from '../../../electron/contract/go-env.ts';

/** A variable with its places, strongest first. */
export function variable(
  name: string,
  places: readonly (readonly [GoEnvOrigin, string])[],
  more: Partial<GoEnvVariable> = {},
): GoEnvVariable {
  const chain = places.map(([origin, value]) => ({ origin, value, file: null, line: null }));
  return {
    name,
    group: 'modules' as GoEnvGroup,
    value: chain[0]?.value ?? '',
    chain,
    settable: 'go-env',
    problem: null,
    ...more,
  };
}

export function report(variables: readonly GoEnvVariable[]): GoEnvReport {
  return { sdk: null, problem: null, surroundings: 'login-shell', goEnvFile: '/home/ada/.config/go/env', variables };
}

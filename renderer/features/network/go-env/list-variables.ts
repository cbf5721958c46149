import { GO_ENV_GROUPS, type GoEnvGroup, type GoEnvVariable } from '../../../../electron/contract/go-env.ts';

export type VariableFilter = 'set' | 'all';

export interface VariableGroup {
  readonly group: GoEnvGroup;
  readonly variables: readonly GoEnvVariable[];
}

/** `set`: somebody set it in the environment or the go env file, or there is something wrong with it. */
export function isSet({ chain, problem }: GoEnvVariable): boolean {
  return problem !== null || chain.some(({ origin }) => origin === 'environment' || origin === 'go-env-file');
}

/**
 * What fits the filter and all the words (in names and values), by group in the order of the page. Words look in all
 * variables.
 */
export function listVariables(
  variables: readonly GoEnvVariable[],
  filter: VariableFilter,
  words: string,
): readonly VariableGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (variable: GoEnvVariable) => {
    const text = `${variable.name} ${variable.value}`.toLowerCase();
    return (filter === 'all' || wanted.length > 0 || isSet(variable)) && wanted.every((word) => text.includes(word));
  };
  const fitting = variables.filter(fits);
  return GO_ENV_GROUPS.map((group) => ({
    group,
    variables: fitting.filter((variable) => variable.group === group),
  })).filter((part) => part.variables.length > 0);
}

import type { GoEnvPlace, GoEnvReport, GoEnvVariable } from '../../../../electron/contract/go-env.ts';

/** What the card of modules edits together. */
const MODULE_VARIABLES = ['GOPROXY', 'GOSUMDB', 'GOPRIVATE', 'GONOPROXY', 'GONOSUMDB'] as const;
export type ModuleVariable = (typeof MODULE_VARIABLES)[number];

/** Changes not saved yet; null takes a variable out of the go env file. */
export type ModuleDraft = { readonly [Name in ModuleVariable]?: string | null };

export function variableOf(report: GoEnvReport | null, name: string): GoEnvVariable | null {
  return report?.variables.find((variable) => variable.name === name) ?? null;
}

/** What somebody set: in the environment or in the go env file. Null where what Go ships with holds. */
export function setValue(variable: GoEnvVariable | null): string | null {
  const place = variable?.chain[0];
  return place?.origin === 'environment' || place?.origin === 'go-env-file' ? place.value : null;
}

/** What would hold if nobody had set it; null where that is not known. */
export function defaultValue(variable: GoEnvVariable | null): string | null {
  return variable?.chain.find(({ origin }) => origin === 'sdk' || origin === 'built-in')?.value ?? null;
}

/** What is in the go env file, whether or not something wins over it. */
export function fileValue(variable: GoEnvVariable | null): string | null {
  return variable?.chain.find(({ origin }) => origin === 'go-env-file')?.value ?? null;
}

/** The draft with one more change; one that leads back to what is set is none. An empty value is as good as none. */
export function draftWith(
  draft: ModuleDraft,
  report: GoEnvReport,
  name: ModuleVariable,
  value: string | null,
): ModuleDraft {
  const wanted = value === '' ? null : value;
  const { [name]: _, ...others } = draft;
  return wanted === setValue(variableOf(report, name)) ? others : { ...others, [name]: wanted };
}

/** The value to show: the draft's, or what is set. */
export function draftValue(draft: ModuleDraft, report: GoEnvReport, name: ModuleVariable): string | null {
  const drafted = draft[name];
  return drafted === undefined ? setValue(variableOf(report, name)) : drafted;
}

/** The place of the environment that wins over the go env file, where there is one. */
export function winnerOf(variable: GoEnvVariable | null): GoEnvPlace | null {
  const place = variable?.chain[0];
  return place?.origin === 'environment' ? place : null;
}

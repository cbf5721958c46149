import type { GoEnvPreset, GoEnvReport } from '../../../../electron/contract/go-env.ts';
import { fileValue, variableOf } from '../go-env/module-draft.ts';

/** What a preset says by itself about these, set or not: switching must not leave behind what another one set. */
const ALWAYS = ['GOPROXY', 'GOSUMDB', 'GOPRIVATE', 'GONOPROXY', 'GONOSUMDB'] as const;
/** These too, where somebody has set them. */
const WHERE_SET = ['GOINSECURE', 'GOAUTH', 'GOVCS', 'GOFLAGS', 'GOTOOLCHAIN'] as const;

export type PresetValues = GoEnvPreset['values'];

/** The go env file as a preset: what it sets, and as null what it leaves to Go. */
export function currentValues(report: GoEnvReport): PresetValues {
  const always = ALWAYS.map((name) => [name, fileValue(variableOf(report, name))] as const);
  const set = WHERE_SET.flatMap((name) => {
    const value = fileValue(variableOf(report, name));
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...always, ...set]);
}

/** As the engine wants names to be. */
export function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(name);
}

/** With one value changed; empty is taken out. */
export function withValue(values: PresetValues, name: string, text: string): PresetValues {
  return { ...values, [name]: text === '' ? null : text };
}

/** Without what it says about a variable: switching leaves that as it is. */
export function withoutVariable(values: PresetValues, name: string): PresetValues {
  return Object.fromEntries(Object.entries(values).filter(([known]) => known !== name));
}

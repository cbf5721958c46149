import type { Evidence, Severity } from '../../../contract/doctor.ts';
import type { FindingKind } from '../../../contract/words/en/findings/findings.ts';
import type { Params } from '../../../contract/words/say.ts';
import type { CheckTools, EffectiveVariable } from '../machine/check-tools.ts';
import type { Found } from './check.ts';

/** What is the matter with a variable. */
export interface VariableVerdict {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Besides `variable` and `value`, which every finding about a variable has. */
  readonly params?: Params;
  /**
   * Only a part of the value is the trouble: taking the variable away would take the rest too, so that is left to the
   * person.
   */
  readonly isPartly?: boolean;
  /** After the variable itself. */
  readonly evidence?: readonly Evidence[];
}

/** A finding about a variable, with the place that sets it; repaired by taking it away there, where GoSwitch can. */
export async function foundVariable(
  tools: CheckTools,
  variable: EffectiveVariable,
  verdict: VariableVerdict,
): Promise<Found> {
  const [evidence, fix] = await Promise.all([
    tools.evidence(variable),
    verdict.isPartly ? null : tools.fixes.removeVariable(variable),
  ]);
  return {
    kind: verdict.kind,
    severity: verdict.severity,
    about: aboutVariable(variable),
    params: { variable: variable.name, value: evidence.value, ...verdict.params },
    evidence: [evidence, ...(verdict.evidence ?? [])],
    ...(fix === null ? {} : { fix }),
  };
}

/** Tells findings of one kind apart: the variable and where it is set. */
export function aboutVariable({ name, source }: EffectiveVariable): string {
  return `${name}-${source.origin}`;
}

/** Judges a variable in each place where it has a value; `judge` returns null where all is well. */
export async function judgeVariable(
  tools: CheckTools,
  name: string,
  judge: (variable: EffectiveVariable) => VariableVerdict | null | Promise<VariableVerdict | null>,
): Promise<readonly Found[]> {
  const found = await Promise.all(
    (await tools.variable(name)).map(async (variable) => {
      const verdict = await judge(variable);
      return verdict === null ? null : await foundVariable(tools, variable, verdict);
    }),
  );
  return found.filter((one) => one !== null);
}

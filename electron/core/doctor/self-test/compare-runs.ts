import type { Said, StageName, StageRun } from '../../../contract/self-test.ts';
import type { VerdictKind } from '../../../contract/words/en/self-test.ts';
import { say } from './self-test-sentences.ts';
import { STAGE_LABELS } from './stage-plans.ts';

/** What is the matter in the user's environment and not in the clean one. */
export interface Harm {
  readonly kind: 'fails' | 'slow';
  readonly stage: StageName;
  readonly yours: StageRun;
  readonly clean: StageRun;
}

/** A stage is slow from this many times the clean one's time, */
const SLOW_TIMES = 3;
/** and this many milliseconds more: less is noise. */
const SLOW_MORE_MS = 400;

type Pair = readonly [yours: StageRun, clean: StageRun];

/**
 * Stages that fail in yours and do not in the clean environment, in their order. One that was skipped for an earlier
 * one is not told again.
 */
export function findFailures(yours: readonly StageRun[], clean: readonly StageRun[]): Harm[] {
  return pairs(yours, clean).flatMap(([one, other]) =>
    one.state === 'failed' && other.state !== 'failed'
      ? [{ kind: 'fails', stage: one.stage, yours: one, clean: other }]
      : [],
  );
}

/**
 * The stage that is slowest against the clean environment, or null. `list` fills the build cache at its first run, so
 * its time says nothing.
 */
export function findSlowest(yours: readonly StageRun[], clean: readonly StageRun[]): Harm | null {
  const slow = pairs(yours, clean).filter(
    ([one, other]) => one.stage !== 'list' && isSlow(one.durationMs, other.durationMs),
  );
  const [worst] = slow.sort((a, b) => times(b) - times(a));
  return worst === undefined ? null : { kind: 'slow', stage: worst[0].stage, yours: worst[0], clean: worst[1] };
}

/** @param yoursMs null where it did not run */
export function isSlow(yoursMs: number | null, cleanMs: number | null): boolean {
  return yoursMs !== null && cleanMs !== null && yoursMs >= SLOW_TIMES * cleanMs && yoursMs - cleanMs >= SLOW_MORE_MS;
}

/** The one sentence that the test comes to. */
export function judgeRuns(
  runs: { readonly yours: readonly StageRun[]; readonly clean: readonly StageRun[] },
  slow: Harm | null,
): Said<VerdictKind> & { readonly stage: StageName | null } {
  const [failure] = findFailures(runs.yours, runs.clean);
  if (failure !== undefined) return verdict(failure.yours, 'yours');
  const both = runs.yours.find(({ state }) => state === 'failed');
  if (both !== undefined) return verdict(both, 'both');
  const [onlyClean] = findFailures(runs.clean, runs.yours);
  if (onlyClean !== undefined)
    return { ...say('fails-in-clean', { stage: STAGE_LABELS[onlyClean.stage] }), stage: onlyClean.stage };
  if (slow === null) return { ...say('all-good'), stage: null };
  const [yoursMs, cleanMs] = [slow.yours.durationMs ?? 0, slow.clean.durationMs ?? 0];
  const ratio = Math.round(yoursMs / Math.max(1, cleanMs));
  const params = { stage: STAGE_LABELS[slow.stage], times: ratio, yours: seconds(yoursMs), clean: seconds(cleanMs) };
  return { ...say('slow-in-yours', params), stage: slow.stage };
}

function verdict({ stage, signal }: StageRun, where: 'yours' | 'both') {
  const label = STAGE_LABELS[stage];
  const said =
    signal === null ? say(`fails-in-${where}`, { stage: label }) : say(`crashes-in-${where}`, { stage: label, signal });
  return { ...said, stage };
}

function pairs(yours: readonly StageRun[], clean: readonly StageRun[]): Pair[] {
  return yours.flatMap((one) => clean.filter(({ stage }) => stage === one.stage).map((other): Pair => [one, other]));
}

function times([yours, clean]: Pair): number {
  return (yours.durationMs ?? 0) / Math.max(1, clean.durationMs ?? 0);
}

/** The same in every language. */
function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

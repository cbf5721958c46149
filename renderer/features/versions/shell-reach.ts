import type { SetupState } from '../../../electron/contract/api.ts';
import type { ProfileState, SetupTarget, ShellCheck } from '../../../electron/contract/profiles.ts';

/**
 * Whether the active version takes effect in one shell or place: by what the shell answered, and as long as it was not
 * asked by what stands in its profiles. `why` is the worst of its answers, or of the states of its files.
 */
export interface ShellReach {
  readonly target: SetupTarget;
  readonly isReached: boolean;
  readonly why: ProfileState['state'] | ShellCheck['outcome'];
  /** The file to look at where it is not. */
  readonly file: string | null;
}

/** Worst first. */
const STATES: readonly ProfileState['state'][] = ['invalid', 'edited', 'missing', 'outdated', 'in-place'];

/**
 * Every shell found on this machine, in the engine's order. One without any profile that could be edited is left out.
 */
export function shellReach(
  { targets, states }: SetupState,
  proofs: readonly ShellCheck[] | null,
): readonly ShellReach[] {
  return targets.flatMap(({ target }) => {
    const answered = proofs === null ? null : checkedReach(target, proofs);
    if (answered !== null) return [answered];
    const own = states.filter((state) => state.targets.includes(target));
    const worst = STATES.flatMap((kind) => own.filter(({ state }) => state === kind))[0];
    if (worst === undefined) return [];
    // An older line still puts the shims first.
    const isReached = worst.state === 'in-place' || worst.state === 'outdated';
    return [{ target, isReached, why: worst.state, file: isReached ? null : worst.file }];
  });
}

/** Worst first. A shell that did not answer says nothing about its go. */
const OUTCOMES = ['shadowed', 'not-found', 'works'] as const;

function checkedReach(target: SetupTarget, proofs: readonly ShellCheck[]): ShellReach | null {
  const own = proofs.filter(({ shell }) => shell === target);
  const worst = OUTCOMES.flatMap((outcome) => own.filter((proof) => proof.outcome === outcome))[0];
  if (worst === undefined) return null;
  return { target, isReached: worst.outcome === 'works', why: worst.outcome, file: worst.shadowedBy?.file ?? null };
}

import type { SetupState } from '../../../electron/contract/api.ts';
import type { ProfileState, SetupTarget } from '../../../electron/contract/profiles.ts';

/** Whether the active version takes effect in one shell or place, by what stands in its profiles. `why` is the worst of their states. */
export interface ShellReach {
  readonly target: SetupTarget;
  readonly isReached: boolean;
  readonly why: ProfileState['state'];
  /** The file to look at where it is not. */
  readonly file: string | null;
}

/** Worst first. */
const STATES: readonly ProfileState['state'][] = ['invalid', 'edited', 'missing', 'outdated', 'in-place'];

/** Every shell found on this machine, in the engine's order. One without any profile that could be edited is left out. */
export function shellReach({ targets, states }: SetupState): readonly ShellReach[] {
  return targets.flatMap(({ target }) => {
    const own = states.filter((state) => state.targets.includes(target));
    const worst = STATES.flatMap((kind) => own.filter(({ state }) => state === kind))[0];
    if (worst === undefined) return [];
    // An older line still puts the shims first.
    const isReached = worst.state === 'in-place' || worst.state === 'outdated';
    return [{ target, isReached, why: worst.state, file: isReached ? null : worst.file }];
  });
}

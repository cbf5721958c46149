import type { SetupState } from '../../../electron/contract/api.ts';
import type { ProfileState } from '../../../electron/contract/profiles.ts';

/**
 * `complete`: every file holds GoSwitch's lines. `none`: no file does. `partly`: some do, or some need a hand. `empty`:
 * there is nothing to edit.
 */
type SetupSummary = 'complete' | 'partly' | 'none' | 'empty';

export function summarizeSetup({ states }: SetupState): SetupSummary {
  if (states.length === 0) return 'empty';
  if (states.every(({ state }) => state === 'in-place')) return 'complete';
  return states.every(({ state }) => state === 'missing') ? 'none' : 'partly';
}

/** Something in the files is GoSwitch's, so there is something to undo. */
export function canUndoSetup({ states }: SetupState): boolean {
  return states.some(({ line }) => line !== null);
}

/** What wants attention first, then what is missing, then what is well. */
const ORDER: readonly ProfileState['state'][] = ['invalid', 'edited', 'missing', 'outdated', 'in-place'];

export function sortStates(states: readonly ProfileState[]): readonly ProfileState[] {
  return states.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
}

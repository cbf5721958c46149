import { expect, it } from 'vitest';
import type { ProfileState } from '../../../electron/contract/profiles.ts';
import { canUndoSetup, sortStates, summarizeSetup } from '../../../renderer/features/doctor/setup-summary.ts';

const state = (kind: ProfileState['state'], line: number | null = null): ProfileState => ({
  targets: ['bash'],
  file: `/home/${kind}`,
  state: kind,
  line,
  problem: null,
});
const setup = (...states: ProfileState[]) => ({ targets: [], states });

it('is complete only when every file holds the lines', () => {
  expect([
    summarizeSetup(setup()),
    summarizeSetup(setup(state('in-place', 1), state('in-place', 1))),
    summarizeSetup(setup(state('missing'), state('missing'))),
    summarizeSetup(setup(state('missing'), state('in-place', 1))),
    summarizeSetup(setup(state('edited', 1))),
  ]).toEqual(['empty', 'complete', 'none', 'partly', 'partly']);
});

it('can be undone while some file has a block', () => {
  expect([canUndoSetup(setup(state('missing'))), canUndoSetup(setup(state('missing'), state('edited', 4)))]).toEqual([
    false,
    true,
  ]);
});

it('shows first what needs a hand', () => {
  const states = (['in-place', 'missing', 'edited', 'outdated', 'invalid'] as const).map((kind) => state(kind));
  expect(sortStates(states).map((each) => each.state)).toEqual([
    'invalid',
    'edited',
    'missing',
    'outdated',
    'in-place',
  ]);
});

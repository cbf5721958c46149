import { expect, it } from 'vitest';
import type { ProfileAction, ProfileChange } from '../../../electron/contract/profiles.ts';
import { canForce, changedFiles } from '../../../renderer/features/doctor/profile-changes.ts';

const change = (action: ProfileAction, code?: 'profile-edited' | 'profile-invalid'): ProfileChange => ({
  targets: ['bash'],
  file: `/home/${action}`,
  realFile: `/home/${action}`,
  action,
  diff: '',
  problem: code === undefined ? null : { code, message: '' },
  journalId: null,
});

it('counts the files that are written', () => {
  expect(
    changedFiles([change('create'), change('unchanged'), change('refused'), change('restore')]).map(
      ({ action }) => action,
    ),
  ).toEqual(['create', 'restore']);
});

it('only a block that was changed by hand can be overruled', () => {
  expect([
    canForce([change('refused', 'profile-edited')]),
    canForce([change('refused', 'profile-invalid')]),
    canForce([change('insert')]),
  ]).toEqual([true, false, false]);
});

import { expect, it } from 'vitest';
import { openMethod, projectAction } from '../../../renderer/features/projects/project-action.ts';
import { ACTIVE, PIN, PINNED, projectInfo, toolchain } from './project-info.ts';

const pinned = projectInfo({ pin: PIN, inEffect: PINNED, toolchain: toolchain({}) });

it('offers the one thing that helps a project most', () => {
  const offered = [
    projectInfo({ exists: false }),
    projectInfo({ pin: PIN, problem: { code: 'pin-not-installed', message: '' } }),
    projectInfo({ problem: { code: 'pin-invalid', message: '' } }),
    projectInfo({ problem: { code: 'permission-denied', message: '' } }),
    projectInfo({ pin: PIN, inEffect: PINNED, toolchain: toolchain({ runs: 'go1.27.0', rule: 'go-line' }) }),
    projectInfo({ inEffect: ACTIVE, toolchain: toolchain({}) }),
    pinned,
  ].map((info) => projectAction(info, ['host.openTerminal']));
  expect(offered).toEqual(['remove', 'install', 'repair', 'details', 'resolve', 'pin', 'open']);
});

it('offers to open only what the host can', () => {
  expect([openMethod(['host.openFolder', 'host.openEditor']), openMethod(['tray'])]).toEqual(['host.openEditor', null]);
  expect(projectAction(pinned, [])).toBe('pin');
});

import { expect, it } from 'vitest';
import type { ProfileObstacle, ShellCheck } from '../../../electron/contract/profiles.ts';
import { otherObstacles, shellVerdicts } from '../../../renderer/features/doctor/shell-verdicts.ts';

const LINE = { file: '/home/me/.bashrc', line: 12, text: 'export PATH=/usr/local/go/bin:$PATH', traced: true };
const proof = (facts: Partial<ShellCheck>): ShellCheck => ({
  shell: 'bash',
  executable: '/bin/bash',
  mode: 'login',
  inherits: false,
  atPrompt: true,
  hook: null,
  outcome: 'works',
  go: '/home/me/.goswitch/shims/go',
  shadowedBy: null,
  summary: '',
  ...facts,
});
const shadowed = { outcome: 'shadowed', go: '/usr/local/go/bin/go', shadowedBy: LINE } as const;
const obstacle = (facts: Partial<ProfileObstacle>): ProfileObstacle => ({
  kind: 'path',
  shell: 'bash',
  at: LINE,
  fixable: true,
  summary: '',
  ...facts,
});
const MODES = ['login', 'interactive', 'non-interactive'] as const;

it('a shell that answers the same in every mode is one line', () => {
  const verdicts = shellVerdicts(
    MODES.map((mode) => proof({ mode })),
    [],
  );
  expect(verdicts.map(({ shell, outcome, modes }) => ({ shell, outcome, modes }))).toEqual([
    { shell: 'bash', outcome: 'works', modes: [] },
  ]);
});

it('modes that answer otherwise are told apart, each with the line to fix', () => {
  const verdicts = shellVerdicts(
    [proof({}), proof({ mode: 'interactive', ...shadowed }), proof({ mode: 'non-interactive' })],
    [obstacle({})],
  );
  expect(verdicts.map(({ outcome, modes, obstacle: found }) => ({ outcome, modes, fixable: found?.fixable }))).toEqual([
    { outcome: 'works', modes: ['login', 'non-interactive'], fixable: undefined },
    { outcome: 'shadowed', modes: ['interactive'], fixable: true },
  ]);
});

it('two shells of one kind stay apart', () => {
  expect(shellVerdicts([proof({}), proof({ executable: '/opt/bash' })], [])).toHaveLength(2);
});

it('obstacles that no shell shows are listed on their own', () => {
  const goroot = obstacle({ kind: 'goroot', at: { ...LINE, line: 3 } });
  const obstacles = [obstacle({}), goroot];
  expect(otherObstacles(obstacles, shellVerdicts([proof(shadowed)], obstacles))).toEqual([goroot]);
});

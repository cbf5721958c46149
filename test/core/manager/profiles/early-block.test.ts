import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox } from './profiles-sandbox.ts';

const run = promisify(execFile);
const bash = findProgram('bash');
const tcsh = findProgram('tcsh');

const GUARDS: readonly (readonly [name: string, text: string, line: number])[] = [
  [
    'Debian',
    '# ~/.bashrc\n\n# If not running interactively\ncase $- in\n    *i*) ;;\n      *) return;;\nesac\nexport A=1\n',
    4,
  ],
  ['PS1', 'export B=1\n[ -z "$PS1" ] && return\nexport A=1\n', 2],
  ['Arch', '[[ $- != *i* ]] && return\nexport A=1\n', 1],
  ['Gentoo', 'if [[ $- != *i* ]] ; then\n\t# done\n\treturn\nfi\n', 1],
  ['PS1 with a default', '[ -z "${PS1:-}" ] && return', 1],
  ['CRLF', 'export B=1\r\n[ -z "$PS1" ] && return #\r\nexport A=1\r\n', 2],
];

/** As sshd starts a bash for one command. */
async function overSsh(shell: string, home: string): Promise<string> {
  const env = { HOME: home, SSH_CLIENT: '127.0.0.1 1 22', PATH: '/usr/bin:/bin' };
  return (await run(shell, ['-c', 'command -v go || :'], { env })).stdout.trim();
}

describe.each(GUARDS)('a .bashrc that leaves scripts out, as of %s', (_, text, line) => {
  it.skipIf(bash === null)(
    'has the shims before that line, and the old bytes after undoing (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [bash!], env: { SHELL: bash! } });
      await sandbox.write('.bashrc', text);
      await sandbox.profiles.apply({ targets: ['bash'] });
      const after = (await sandbox.read('.bashrc'))!.toString();
      expect(after.split(/\r?\n/)[line - 1]).toBe('# >>> goswitch scripts >>>');
      expect(await overSsh(bash!, sandbox.userHome)).toBe(`${sandbox.context.layout.shims}/go`);
      const proofs = await sandbox.profiles.checkShells({ targets: ['bash'] });
      expect(proofs.map(({ mode, outcome }) => [mode, outcome])).toEqual(
        ['login', 'interactive', 'non-interactive', 'ssh'].map((mode) => [mode, 'works']),
      );
      expect((await sandbox.profiles.apply({ targets: ['bash'] })).map(({ action }) => action)).toEqual([
        'unchanged',
        'unchanged',
      ]);
      expect((await sandbox.profiles.state({ targets: ['bash'] })).map(({ state }) => state)).toEqual([
        'in-place',
        'in-place',
      ]);
      await sandbox.profiles.undo();
      expect((await sandbox.read('.bashrc'))!.toString()).toBe(text);
    },
  );

  it.skipIf(bash === null)(
    'loses exactly the two blocks when it was edited since (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [bash!] });
      await sandbox.write('.bashrc', text);
      await sandbox.profiles.apply({ targets: ['bash'] });
      await sandbox.write('.bashrc', `# new\n${await sandbox.read('.bashrc')}`);
      await sandbox.profiles.undo();
      expect((await sandbox.read('.bashrc'))!.toString()).toBe(`# new\n${text}`);
    },
  );
});

describe('no second block', () => {
  it.skipIf(bash === null).each([
    ['a function that returns', 'f() {\n  [ -z "$PS1" ] && return\n  echo\n}\n'],
    ['a comment', '# [ -z "$PS1" ] && return\n'],
    ['nothing', 'export A=1\n'],
  ])('for %s', async (_, text) => {
    const sandbox = await createProfilesSandbox({ shells: [bash!] });
    await sandbox.write('.bashrc', text);
    await sandbox.profiles.apply({ targets: ['bash'] });
    expect((await sandbox.read('.bashrc'))!.toString()).not.toContain('goswitch scripts');
  });
});

it.skipIf(tcsh === null)('a .tcshrc that leaves scripts out (needs tcsh on this machine)', async () => {
  const sandbox = await createProfilesSandbox({ shells: [tcsh!] });
  await sandbox.write('.tcshrc', 'setenv A 1\nif (! $?prompt) exit\nset history = 10\n');
  await sandbox.profiles.apply({ targets: ['tcsh'] });
  expect((await sandbox.profiles.checkShells()).map(({ outcome }) => outcome)).toEqual(['works', 'works', 'works']);
});

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import type { ShellName } from '../../../../electron/contract/profiles.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { checkSyntax } from '../../../../electron/core/manager/profiles/check-syntax.ts';
import { findProgram } from './find-program.ts';

const PROGRAMS: { readonly [Shell in ShellName]?: string } = { sh: 'dash', nushell: 'nu' };
const check = (targets: readonly ShellName[], text: string) =>
  checkSyntax({
    file: '/tmp/.profile',
    bytes: Buffer.from(text),
    targets,
    detected: targets.map((target) => ({
      target,
      executable: findProgram(PROGRAMS[target] ?? target),
      isLoginShell: false,
    })),
    context: { env: {}, userHome: '/h', os: 'linux' },
    runProgram,
  });
const refused = { code: 'profile-invalid' };

describe.each([
  ['bash', 'shopt -s extglob\ncase x in !(a|b)) echo;; esac\n', 'if true; then\n'],
  ['zsh', 'setopt extended_glob\nprint *(.N)\n', 'if true; then\n'],
  ['sh', 'if true; then echo; fi\n', 'if true; then\n'],
  ['fish', 'if true; echo; end\n', 'if true\n'],
  ['elvish', 'set edit:x = 1\nif $true { nop }\n', 'if $true {\n'],
  ['xonsh', 'if True:\n  $X = 1\n', 'x = (\n'],
  ['nushell', 'if true { let x = 1 }\n', 'if true {\n'],
  ['tcsh', 'if (1) then\necho $NOT_THERE\nendif\n', 'echo "x\n'],
] as const)('%s', (shell, good, bad) => {
  it.skipIf(findProgram(shell) === null)(
    `tells a profile it can parse from one it cannot, and runs neither (needs ${shell} on this machine)`,
    async () => {
      await check([shell], good);
      await check([shell], 'touch /nonexistent/file\n');
      await expect(check([shell], bad)).rejects.toMatchObject({
        ...refused,
        message: expect.stringContaining(`${shell}: `),
      });
    },
  );
});

it.skipIf(findProgram('xonsh') === null)(
  'lets xonsh leave nothing of what it compiles, in whatever home this user has (needs xonsh on this machine)',
  async () => {
    const left = async () =>
      (await readdir(os.tmpdir())).filter((name) => name.startsWith(`goswitch-syntax-${process.pid}-`));
    await check(['xonsh'], 'echo one\n');
    expect(await left()).toEqual([]);
    expect(existsSync('/nonexistent')).toBe(false);
  },
);

describe.each(['bash', 'zsh', 'sh', 'tcsh'] as const)('%s', (shell) => {
  it.skipIf(findProgram(shell) === null)(
    `sees that an end would become part of a here-document (needs ${shell} on this machine)`,
    async () => {
      await expect(check([shell], 'cat << EOT\nhello\n')).rejects.toMatchObject(refused);
    },
  );
});

it('is content when one of the shells of a file can parse it', async () => {
  await check(['bash', 'sh'], 'a=(1 2)\n');
  await expect(check(['sh'], 'a=(1 2)\n')).rejects.toMatchObject(refused);
});

it('asks no shell that is not there', async () => {
  await checkSyntax({
    file: '/h/.zshrc',
    bytes: Buffer.from('if'),
    targets: ['zsh'],
    detected: [{ target: 'zsh', executable: null, isLoginShell: false }],
    context: { env: {}, userHome: '/h', os: 'linux' },
    runProgram,
  });
});

it('refuses a last line that goes on, unless the backslash stands for itself', async () => {
  await check([], 'echo a\\\\\n');
  await expect(check([], 'echo a\\')).rejects.toMatchObject(refused);
});

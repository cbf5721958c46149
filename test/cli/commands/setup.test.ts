import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const BLOCK = /# >>> goswitch >>>\n.*\$HOME\/\.goswitch\/shims.*\n# <<< goswitch <<<\n/;
const env = { PATH: PLAIN_PATH, SHELL: '/bin/sh' };

describe('goswitch setup', () => {
  it('previews a diff, sets up, proves it, changes nothing the second time, and undoes', async () => {
    const sandbox = await createSandbox({ env });
    const goswitch = goswitchIn(sandbox);
    const profile = path.join(sandbox.userHome, '.profile');
    await writeFile(profile, 'export A=1\n');
    const only = ['--shell', 'sh'];
    const preview = await goswitch.run(['setup', '--preview', ...only]);
    expect(preview).toMatchObject({ code: 0, stderr: '' });
    expect(preview.stdout).toMatch(
      /^--- .*\/\.profile\n\+\+\+ .*\/\.profile\n@@ -1 \+1,4 @@\n export A=1\n\+# >>> goswitch >>>\n/,
    );
    expect(await readFile(profile, 'utf8')).toBe('export A=1\n');

    const applied = await goswitch.run(['setup', ...only]);
    expect(applied).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Open a new terminal to use it[\s\S]*Cron jobs.* read no shell startup file/),
    });
    expect(applied.stdout).toMatch(/^✓ added {6}~\/\.profile \(sh\)\n\n✓ {2}sh {2}login {12}finds GoSwitch\n/);
    expect(await readFile(profile, 'utf8')).toMatch(BLOCK);

    const again = await goswitch.json(['setup', ...only]);
    expect(again).toMatchObject({
      code: 0,
      value: {
        changes: [{ action: 'unchanged' }],
        proofs: [{ outcome: 'works' }, { outcome: 'works' }, { outcome: 'works' }],
      },
    });
    expect(await goswitch.json(['setup', '--undo', '--preview'])).toMatchObject({
      code: 0,
      value: { changes: [{ action: 'restore' }] },
    });
    expect(await goswitch.run(['setup', '--undo'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^✓ restored {3}~\/\.profile/),
    });
    expect(await readFile(profile, 'utf8')).toBe('export A=1\n');
    expect((await goswitch.run(['setup', '--undo'])).stdout).toBe('Nothing to change\n');
  });

  it('takes several shells, repeated or with commas, and knows their names', async () => {
    const goswitch = goswitchIn(await createSandbox({ env }));
    const files = async (...args: string[]) => {
      const { value } = await goswitch.json(['setup', '--preview', ...args]);
      return (value as { changes: { file: string }[] }).changes.map(({ file }) => path.basename(file));
    };
    expect(await files('--shell', 'fish', '--shell', 'sh')).toEqual(['goswitch.fish', '.profile']);
    expect(await files('--shell=fish,sh')).toEqual(['goswitch.fish', '.profile']);
    expect(await goswitch.run(['setup', '--shell', 'cmd'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('hint: One of bash, zsh'),
    });
    expect(await goswitch.run(['setup', '--undo', '--shell', 'sh'])).toMatchObject({ code: 2 });
  });

  it('says what it refused and why, and fails with the code of that', async () => {
    const sandbox = await createSandbox({ env });
    await writeFile(path.join(sandbox.userHome, '.profile'), '# >>> goswitch >>>\n');
    const { code, stdout } = await goswitchIn(sandbox).run(['setup', '--shell', 'sh']);
    expect(code).toBe(4);
    expect(stdout).toContain('✗ refused    ~/.profile (sh)\n    ');
    expect(stdout).toContain('the start marker on line 1 has no end marker');
    expect(stdout).toContain('✗  sh  login');
  });

  it('fails when a shell does not find GoSwitch, and names the line', async () => {
    const sandbox = await createSandbox({ env });
    await writeFile(path.join(sandbox.userHome, '.profile'), 'return 0\n');
    const { code, stdout } = await goswitchIn(sandbox).run(['setup', '--shell', 'sh']);
    expect(code).toBe(7);
    expect(stdout).toMatch(/✗ {2}sh {2}login {12}A login sh finds /);
  });
});

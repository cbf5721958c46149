import { describe, expect, it } from 'vitest';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox, type ProfilesSandbox, writeGo } from './profiles-sandbox.ts';

const BEFORE = 'if true; then\n';

const CASES = [
  {
    program: 'bash',
    shell: 'bash',
    profile: '.bash_profile',
    goroot: 'export GOROOT=/usr/local/go',
    wrap: (line: string) => `${BEFORE}${line}\nfi\n`,
  },
  {
    program: 'zsh',
    shell: 'zsh',
    profile: '.zprofile',
    goroot: 'export GOROOT=/usr/local/go',
    wrap: (line: string) => `${BEFORE}${line}\nfi\n`,
  },
  {
    program: 'dash',
    shell: 'sh',
    profile: '.profile',
    goroot: 'export GOROOT=/usr/local/go',
    wrap: (line: string) => `${BEFORE}${line}\nfi\n`,
  },
  {
    program: 'fish',
    shell: 'fish',
    profile: '.config/fish/config.fish',
    goroot: 'set -gx GOROOT /usr/local/go',
    wrap: (line: string) => `if true\n${line}\nend\n`,
  },
  {
    program: 'tcsh',
    shell: 'tcsh',
    profile: '.tcshrc',
    goroot: 'setenv GOROOT /usr/local/go',
    wrap: (line: string) => `if (1) then\n${line}\nendif\n`,
  },
] as const;

describe.each(CASES)('an exported GOROOT in $shell', ({ program, shell, profile, goroot, wrap }) => {
  it.skipIf(findProgram(program) === null)(
    `is found, commented out, and brought back to the same bytes (needs ${program} on this machine)`,
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [findProgram(program)!] });
      await sandbox.write(profile, wrap(goroot));
      const options = { targets: [shell] };
      await sandbox.profiles.apply(options);
      const before = await sandbox.read(profile);
      const [obstacle, ...others] = await sandbox.profiles.obstacles(options);
      expect(others).toEqual([]);
      expect(obstacle).toMatchObject({
        kind: 'goroot',
        shell,
        fixable: true,
        at: { file: sandbox.at(profile), line: 2, text: goroot },
      });
      const { file, line, text } = obstacle!.at;
      const preview = await sandbox.profiles.previewFix({ shell, file, line, text });
      expect(preview.diff).toContain(`-${goroot}\n+: # commented out by goswitch: ${goroot}\n`);
      const fixed = await sandbox.profiles.applyFix({ shell, file, line, text });
      expect(fixed).toMatchObject({ action: 'update', problem: null });
      expect(await sandbox.profiles.obstacles(options)).toEqual([]);
      expect(new Set((await sandbox.profiles.checkShells(options)).map(({ outcome }) => outcome))).toEqual(
        new Set(['works']),
      );
      await sandbox.profiles.undoEntry(fixed.journalId!);
      expect(await sandbox.read(profile)).toEqual(before);
    },
  );
});

describe('commenting a line out', () => {
  const fixOf = (sandbox: ProfilesSandbox, line: number, text: string) =>
    ({ shell: 'sh', file: sandbox.at('.profile'), line, text }) as const;

  it('brings back exactly that line when the file was edited since', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'a=1\r\nexport GOROOT=/x # é\r\nb=2');
    const { journalId } = await sandbox.profiles.applyFix(fixOf(sandbox, 2, 'export GOROOT=/x # é'));
    expect((await sandbox.read('.profile'))!.toString()).toBe(
      'a=1\r\n: # commented out by goswitch: export GOROOT=/x # é\r\nb=2',
    );
    await sandbox.write('.profile', `# new\n${await sandbox.read('.profile')}`);
    expect(await sandbox.profiles.undoEntry(journalId!)).toMatchObject({ action: 'remove' });
    expect((await sandbox.read('.profile'))!.toString()).toBe('# new\na=1\r\nexport GOROOT=/x # é\r\nb=2');
  });

  it('finds a line that moved since it was looked at', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', '# new\nexport GOROOT=/x\n');
    expect(await sandbox.profiles.applyFix(fixOf(sandbox, 1, 'export GOROOT=/x'))).toMatchObject({ action: 'update' });
    expect((await sandbox.read('.profile'))!.toString()).toBe(
      '# new\n: # commented out by goswitch: export GOROOT=/x\n',
    );
  });

  it('is undone with everything else', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'export GOROOT=/x\n');
    await sandbox.profiles.apply({ targets: ['sh'] });
    await sandbox.profiles.applyFix(fixOf(sandbox, 1, 'export GOROOT=/x'));
    await sandbox.profiles.undo();
    expect((await sandbox.read('.profile'))!.toString()).toBe('export GOROOT=/x\n');
  });

  it.each([
    ['a line that is another one by now', 'a=1\n', 1, 'a=2'],
    ['a line that goes on in the next', 'export A=1 \\\n GOROOT=/x\n', 1, 'export A=1 \\'],
    ['a line that began in the one before', 'export A=1 \\\n GOROOT=/x\n', 2, ' GOROOT=/x'],
    ['a line past the end', 'a=1\n', 9, 'a=2'],
    ['a line that moved and stands there twice', 'a=1\nb=2\na=1\n', 2, 'a=1'],
    ['GoSwitch’s own marker', '# >>> goswitch >>>\nx\n# <<< goswitch <<<\n', 1, '# >>> goswitch >>>'],
  ])('refuses %s', async (_name, content, line, text) => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', content);
    expect(await sandbox.profiles.applyFix(fixOf(sandbox, line, text))).toMatchObject({
      action: 'refused',
      problem: { code: 'profile-invalid' },
    });
    expect((await sandbox.read('.profile'))!.toString()).toBe(content);
  });

  it('refuses a file that is gone', async () => {
    const sandbox = await createProfilesSandbox();
    expect(await sandbox.profiles.applyFix(fixOf(sandbox, 1, 'x'))).toMatchObject({ action: 'refused' });
  });

  it.skipIf(findProgram('bash') === null)(
    'offers the line that shadows GoSwitch, but not one of the system’s (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [findProgram('bash')!] });
      await sandbox.profiles.apply({ targets: ['bash'] });
      await writeGo(sandbox.at('mine'), 'go1.9');
      const text = 'PATH=~/mine:$PATH';
      await sandbox.write('.bashrc', `${await sandbox.read('.bashrc')}${text}\n`);
      expect(await sandbox.profiles.obstacles()).toMatchObject([
        { kind: 'path', fixable: true, at: { file: sandbox.at('.bashrc'), line: 4, text } },
      ]);
    },
  );
});

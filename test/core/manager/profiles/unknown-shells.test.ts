import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox } from './profiles-sandbox.ts';

const run = promisify(execFile);

describe('a shell that set-up does not edit', () => {
  it('is said with the line to add, when it is the login shell by $SHELL or by /etc/passwd', async () => {
    const sandbox = await createProfilesSandbox({ env: { SHELL: '/opt/bin/yash' } });
    await writeFile(
      path.join(sandbox.systemRoot, 'etc/passwd'),
      `root:x:0:0::/root:/bin/sh\nme:x:1:1::${sandbox.userHome}:/usr/local/bin/murex\n`,
    );
    const { shims } = sandbox.context.layout;
    expect(await sandbox.profiles.unknownShells()).toEqual([
      {
        ...{ name: 'yash', executable: '/opt/bin/yash', isLoginShell: true, file: sandbox.at('.yashrc') },
        line: `PATH="${shims}":"$PATH"; export PATH`,
      },
      { name: 'murex', executable: '/usr/local/bin/murex', isLoginShell: true, file: null, line: null },
    ]);
  });

  it('is said too where it is on PATH and has a start-up file; not where a login is refused or the shell is set up', async () => {
    const bin = await mkdir(path.join((await createProfilesSandbox()).dir, 'bin'), { recursive: true });
    await writeFile(path.join(bin!, 'yash'), '');
    const sandbox = await createProfilesSandbox({ env: { SHELL: '/usr/sbin/nologin', PATH: bin } });
    expect(await sandbox.profiles.unknownShells()).toEqual([]);
    await sandbox.write('.yashrc', '');
    expect((await sandbox.profiles.unknownShells()).map(({ name, isLoginShell }) => [name, isLoginShell])).toEqual([
      ['yash', false],
    ]);
  });

  describe.each([['bsd-csh', ['-f', '-c'], 'echo "$PATH"']] as const)('%s', (shell, args, show) => {
    const program = findProgram(shell);
    it.skipIf(program === null)(`takes the line that is given (needs ${shell} on this machine)`, () =>
      takesItsLine(program!, args, show),
    );
  });

  async function takesItsLine(program: string, args: readonly string[], show: string): Promise<void> {
    const sandbox = await createProfilesSandbox({ env: { SHELL: program } });
    const shims = path.join(sandbox.dir, `o'brien "$x" ü`);
    Object.assign(sandbox.context.layout, { shims });
    const [found] = await sandbox.profiles.unknownShells();
    const env = { HOME: sandbox.userHome, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' };
    const { stdout } = await run(program, [...args, `${found!.line}\n${show}`], { env });
    expect(stdout.trim().split(':')[0]).toBe(shims);
  }
});

describe('a profile that cannot be written', () => {
  it('gets the very line printed, and the other files are done', async () => {
    const sandbox = await createProfilesSandbox({ shells: [findProgram('bash')!] });
    await sandbox.write('.profile', '# made elsewhere\n', 0o444);
    const [profile, bashrc] = await sandbox.profiles.apply({ targets: ['bash'] });
    expect(bashrc).toMatchObject({ action: 'create', file: sandbox.at('.bashrc') });
    expect(profile).toMatchObject({ action: 'refused', problem: { code: 'permission-denied' } });
    const line = (await sandbox.read('.bashrc'))!.toString().split('\n')[1]!;
    expect(profile!.problem!.hint).toContain(`the end of ${sandbox.at('.profile')}`);
    expect(profile!.problem!.hint!.split('\n').at(-1)).toBe(line);
    await sandbox.write('.profile', `${line}\n`, 0o644);
    expect((await sandbox.profiles.checkShells({ targets: ['bash'] })).map(({ outcome }) => outcome)).toEqual([
      'works',
      'works',
      'works',
    ]);
  });
});

import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../../electron/core/manager/profiles/login-environment.ts';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox, type ProfilesSandbox } from './profiles-sandbox.ts';

const SHELLS = [
  { program: 'bash', profile: '.bash_profile', set: (name: string, value: string) => `export ${name}='${value}'` },
  { program: 'zsh', profile: '.zshrc', set: (name: string, value: string) => `export ${name}='${value}'` },
  { program: 'dash', profile: '.profile', set: (name: string, value: string) => `export ${name}='${value}'` },
  {
    program: 'fish',
    profile: '.config/fish/config.fish',
    set: (name: string, value: string) => `set -gx ${name} '${value}'`,
  },
  { program: 'tcsh', profile: '.tcshrc', set: (name: string, value: string) => `setenv ${name} '${value}'` },
] as const;

const read = async (sandbox: ProfilesSandbox, program: string, timeoutMs = 5000) =>
  (await sandbox.profiles.readLoginEnvironment({ shell: findProgram(program)!, timeoutMs })).env;

describe.each(SHELLS)('the environment of a login $program', ({ program, profile, set }) => {
  const itNeeds = it.skipIf(findProgram(program) === null);
  const needs = `(needs ${program} on this machine)`;

  itNeeds(`holds what its profiles set, whatever they print ${needs}`, async () => {
    const sandbox = await createProfilesSandbox({ env: { SECRET_OF_THIS_PROCESS: 'x', DISPLAY: ':7' } });
    await sandbox.write(
      profile,
      `echo 'A=1 welcome'\n${set('A', 'ü "=" b')}\n${set('PATH', '/usr/bin:/opt/x y')}\necho bye\n`,
    );
    const env = await read(sandbox, program);
    expect(env).toMatchObject({ A: 'ü "=" b', PATH: '/usr/bin:/opt/x y', HOME: sandbox.userHome, DISPLAY: ':7' });
    for (const name of ['SECRET_OF_THIS_PROCESS', 'GOSWITCH_RESOLVING_ENVIRONMENT', '_', 'SHLVL'])
      expect(env).not.toHaveProperty(name);
  });

  itNeeds(`is given up when a profile hangs, and nothing of it goes on running ${needs}`, async () => {
    const sandbox = await createProfilesSandbox();
    const sign = path.join(sandbox.userHome, 'sign');
    await sandbox.write(profile, `sh -c 'sleep 1; echo x > "${sign}"'\nsleep 5\n`);
    await expect(read(sandbox, program, 400)).rejects.toMatchObject({
      code: 'shell-failed',
      message: expect.stringContaining('did not answer in time'),
    });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await sandbox.read('sign')).toBe(null);
  });
});

describe('reading the login environment', () => {
  it('tells a shell that a profile ends, with its last words', async () => {
    const sandbox = await createProfilesSandbox();
    await sandbox.write('.profile', 'echo "no such thing" >&2\nexit 4\n');
    await expect(sandbox.profiles.readLoginEnvironment({ shell: '/bin/sh' })).rejects.toMatchObject({
      code: 'shell-failed',
      message: expect.stringContaining('/bin/sh ended before it could answer'),
      details: { outcome: 'exited', code: 4, lastWords: expect.stringMatching(/no such thing$/) },
    });
  });

  it('tells a shell that is not there', async () => {
    const sandbox = await createProfilesSandbox();
    await expect(sandbox.profiles.readLoginEnvironment({ shell: '/nonexistent/zsh' })).rejects.toMatchObject({
      code: 'shell-failed',
      details: { outcome: 'failed-to-start' },
    });
  });

  it.skipIf(findProgram('bash') === null)(
    'does not wait for what a profile leaves running (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox();
      await sandbox.write('.bash_profile', 'sleep 30 &\nexport A=1\n');
      expect(await read(sandbox, 'bash')).toMatchObject({ A: '1' });
    },
  );

  it.skipIf(findProgram('bash') === null)(
    'does not fill up when a profile prints a lot (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox();
      await sandbox.write('.bash_profile', 'head -c 3000000 /dev/zero | tr "\\0" x\nexport A=1\n');
      expect(await read(sandbox, 'bash')).toMatchObject({ A: '1' });
    },
  );
});

describe('what env prints', () => {
  it.each([
    ['with NULs', 'A=1\0B=x\ny=z\0C=\0', { A: '1', B: 'x\ny=z', C: '' }],
    ['as lines', 'A=1\nB=x\n  y\nC=a=b\n', { A: '1', B: 'x\n  y', C: 'a=b' }],
    ['nothing', '', {}],
  ])('%s', (_name, text, env) => {
    expect(parseEnvironment(text)).toEqual(env);
  });
});

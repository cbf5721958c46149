import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTargets, shellsInUse } from '../../../../electron/core/manager/profiles/detect-targets.ts';
import { createProfilesSandbox, type ProfilesSandboxOptions } from './profiles-sandbox.ts';

async function detect(
  options: ProfilesSandboxOptions & { readonly programs?: readonly string[]; readonly system?: readonly string[] },
) {
  const sandbox = await createProfilesSandbox(options);
  const bin = path.join(sandbox.dir, 'bin');
  await mkdir(bin);
  for (const name of options.programs ?? []) await symlink('/bin/sh', path.join(bin, name));
  for (const name of options.system ?? []) await mkdir(path.join(sandbox.systemRoot, name), { recursive: true });
  const env = { ...sandbox.env, PATH: options.env?.PATH ?? bin };
  const found = await detectTargets({ ...sandbox.context, env }, sandbox.systemRoot);
  return found.map(({ target, executable }) => [target, executable === null ? null : path.basename(executable)]);
}

describe('which targets there are', () => {
  it('finds shells by $SHELL, /etc/shells and PATH, each once', async () => {
    expect(
      await detect({
        os: 'linux',
        programs: ['zsh', 'fish', 'pwsh', 'tmux', 'nologin', 'csh'],
        shells: ['/bin/sh', '/bin/gone/zsh'],
      }),
    ).toEqual([
      ['zsh', 'zsh'],
      ['fish', 'fish'],
      ['sh', 'sh'],
      ['powershell', 'pwsh'],
    ]);
  });

  it('asks the shell that $SHELL names rather than another of its kind', async () => {
    const sandbox = await createProfilesSandbox({ shells: ['/bin/bash'] });
    const own = path.join(sandbox.dir, 'bash');
    await symlink('/bin/bash', own);
    expect(await detectTargets({ ...sandbox.context, env: { SHELL: own } }, sandbox.systemRoot)).toMatchObject([
      { target: 'bash', executable: own, isLoginShell: true },
    ]);
  });

  it('finds environment.d where systemd runs, and launchd on macOS', async () => {
    expect(await detect({ os: 'linux', system: ['run/systemd/system'] })).toEqual([['environment.d', null]]);
    expect(await detect({ os: 'darwin' })).toEqual([['launchd', null]]);
  });

  it('survives a missing /etc/shells and relative folders on PATH', async () => {
    const sandbox = await createProfilesSandbox();
    await writeFile(path.join(sandbox.dir, 'zsh'), '');
    expect(
      await detectTargets({ ...sandbox.context, env: { PATH: '.::bin' } }, path.join(sandbox.dir, 'nowhere')),
    ).toEqual([]);
  });

  it('finds the registry’s Path on Windows, and Git Bash when it runs inside it', async () => {
    expect(
      await detect({ os: 'win32', env: { MSYSTEM: 'MINGW64', SHELL: 'C:\\Git\\usr\\bin\\bash.exe', PATH: '' } }),
    ).toEqual([
      ['bash', 'C:\\Git\\usr\\bin\\bash.exe'],
      ['windows-path', null],
    ]);
  });
});

describe('which shells this user works in', () => {
  async function inUse(options: { readonly os?: NodeJS.Platform; readonly login?: string; readonly files?: string[] }) {
    const sandbox = await createProfilesSandbox({ os: options.os ?? 'linux' });
    for (const file of options.files ?? []) {
      await mkdir(path.dirname(path.join(sandbox.userHome, file)), { recursive: true });
      await writeFile(path.join(sandbox.userHome, file), '');
    }
    await mkdir(path.join(sandbox.systemRoot, 'etc'), { recursive: true });
    await writeFile(path.join(sandbox.systemRoot, 'etc/zshenv'), '');
    const detected = (['bash', 'zsh', 'fish', 'elvish', 'environment.d'] as const).map((target) => ({
      target,
      executable: target === 'environment.d' ? null : `/bin/${target}`,
      isLoginShell: target === options.login,
    }));
    return (await shellsInUse(sandbox.context, detected)).map(({ target }) => target);
  }

  it('the login shell, and those with a startup file in the home', async () => {
    expect(await inUse({ login: 'fish' })).toEqual(['fish']);
    expect(await inUse({ login: 'fish', files: ['.zshrc'] })).toEqual(['zsh', 'fish']);
    expect(await inUse({ files: ['.config/elvish/rc.elv'] })).toEqual(['elvish']);
  });

  it('all, where that names none, and on Windows', async () => {
    const all = ['bash', 'zsh', 'fish', 'elvish', 'environment.d'];
    expect(await inUse({ files: ['notes.txt'] })).toEqual(all);
    expect(await inUse({ os: 'win32', files: ['.zshrc'] })).toEqual(all);
  });
});

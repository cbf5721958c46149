import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goOwner } from '../../../../electron/core/manager/profiles/go-owner.ts';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox, writeGo } from './profiles-sandbox.ts';

const bash = findProgram('bash');

describe('who wins on PATH', () => {
  it.skipIf(bash === null)(
    'lists each go of the login shell’s PATH in order, with version, owner and the line that put it there (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [bash!], env: { SHELL: bash! } });
      await sandbox.profiles.apply({ targets: ['bash'] });
      const root = sandbox.at('.gobrew/versions/1.25.1/go');
      await writeGo(path.join(root, 'bin'), 'never run');
      await writeFile(path.join(root, 'VERSION'), 'go1.25.1\ntime 2025-09-03T00:00:00Z\n');
      await mkdir(sandbox.at('.gobrew/current'));
      await symlink(path.join(root, 'bin'), sandbox.at('.gobrew/current/bin'));
      await writeGo(sandbox.at('own'), 'go1.9');
      await writeFile(sandbox.at('own/go.txt'), '');
      await mkdir(sandbox.at('folder/go'), { recursive: true });
      const line = 'export PATH="$HOME/folder:$HOME/.gobrew/current/bin:/nonexistent:$HOME/own:$HOME/own:/usr/bin"';
      await sandbox.write('.profile', `${line}\n${await sandbox.read('.profile')}`);
      const report = await sandbox.profiles.goOnPath({ withLines: true });
      const at = { file: sandbox.at('.profile'), line: 1, text: line, traced: true };
      const shims = path.join(sandbox.context.layout.shims, 'go');
      const block = (await sandbox.read('.profile'))!.toString().split('\n')[2];
      expect(report).toMatchObject({ from: 'login-shell', reason: null });
      expect(report.entries.slice(0, 3)).toEqual([
        { path: shims, realPath: shims, version: 'go1.26.3', owner: 'GoSwitch', line: { ...at, line: 3, text: block } },
        {
          path: sandbox.at('.gobrew/current/bin/go'),
          realPath: path.join(root, 'bin/go'),
          version: 'go1.25.1',
          owner: 'gobrew',
          line: at,
        },
        { path: sandbox.at('own/go'), realPath: sandbox.at('own/go'), version: 'go1.9', owner: 'manual', line: at },
      ]);
    },
  );

  it('looks at this process’s PATH, and says why, when the login shell does not answer', async () => {
    const sandbox = await createProfilesSandbox();
    await writeGo(sandbox.at('bin'), 'go1.9');
    Object.assign(sandbox.env, { SHELL: '/nonexistent/bash', PATH: sandbox.at('bin') });
    const inside = await createProfilesSandbox({ env: sandbox.env });
    expect(await inside.profiles.goOnPath()).toMatchObject({
      from: 'process',
      reason: '/nonexistent/bash could not be started',
      entries: [{ path: sandbox.at('bin/go'), version: 'go1.9' }],
    });
  });

  it('gives up on a go that does not tell its version', async () => {
    const sandbox = await createProfilesSandbox();
    const go = await writeGo(sandbox.at('bin'), 'x');
    await writeFile(go, '#!/bin/sh\necho hello\n');
    const inside = await createProfilesSandbox({ env: { SHELL: '/nonexistent/sh', PATH: sandbox.at('bin') } });
    expect((await inside.profiles.goOnPath()).entries).toMatchObject([{ version: null }]);
  });
});

describe('the owner of a go', () => {
  const env = { GOENV_ROOT: '/srv/goenv/', HOMEBREW_PREFIX: '/brew' };
  it.each([
    ['~/.goswitch/shims/go', 'GoSwitch'],
    ['/opt/homebrew/bin/go', 'Homebrew'],
    ['/usr/local/Cellar/go/1.25/libexec/bin/go', 'Homebrew'],
    ['/brew/bin/go', 'Homebrew'],
    ['/snap/bin/go', 'snap'],
    ['~/.gvm/gos/go1.22/bin/go', 'gvm'],
    ['~/.goenv/shims/go', 'goenv'],
    ['/srv/goenv/shims/go', 'goenv'],
    ['~/.asdf/shims/go', 'asdf'],
    ['~/.local/share/mise/installs/go/1.25/bin/go', 'mise'],
    ['~/.go/current/bin/go', 'goup'],
    ['~/.goup/current/go/bin/go', 'goup'],
    ['~/.g/go/bin/go', 'g'],
    ['~/.gobrew/current/bin/go', 'gobrew'],
    ['~/sdk/go1.22.1/bin/go', 'golang.org/dl'],
    ['/nix/store/abc-go-1.22/bin/go', 'Nix'],
    ['/opt/local/bin/go', 'MacPorts'],
    ['/usr/local/go/bin/go', 'manual'],
    ['~/go/bin/go', 'manual'],
    ['~/.gvmx/bin/go', 'manual'],
  ])('%s is %s', async (place, owner) => {
    const sandbox = await createProfilesSandbox({ env, os: 'linux' });
    expect(await goOwner(sandbox.context, [place.replace('~', sandbox.userHome)], sandbox.systemRoot)).toBe(owner);
  });

  it.each([
    ['var/lib/dpkg/status', 'apt'],
    ['usr/lib/sysimage/rpm', 'rpm'],
    ['var/lib/pacman', 'pacman'],
    ['lib/apk/db', 'apk'],
    ['nothing', 'manual'],
  ])('/usr/bin/go is of the package manager whose database is %s', async (database, owner) => {
    const sandbox = await createProfilesSandbox({ os: 'linux' });
    await mkdir(path.join(sandbox.systemRoot, database), { recursive: true });
    expect(await goOwner(sandbox.context, ['/usr/bin/go', '/usr/lib/go-1.19/bin/go'], sandbox.systemRoot)).toBe(owner);
  });

  it('is told by the real path where a link hides it', async () => {
    const sandbox = await createProfilesSandbox({ os: 'linux' });
    expect(
      await goOwner(sandbox.context, ['/usr/local/bin/go', '/opt/homebrew/Cellar/go/1.25/bin/go'], sandbox.systemRoot),
    ).toBe('Homebrew');
  });
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { findRealGo } from '../../helpers/real-go.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const go = findRealGo();

async function setUp(profile: string, goEnv = '') {
  const PATH = `${go?.root}/bin:/usr/bin:/bin`;
  const sandbox = await createSandbox({ env: { PATH, SHELL: '/bin/sh' } });
  const file = path.join(sandbox.userHome, '.config/go/env');
  await mkdir(path.dirname(file), { recursive: true });
  if (goEnv !== '') await writeFile(file, goEnv);
  await writeFile(path.join(sandbox.userHome, '.profile'), `export PATH=${PATH}\n${profile}`);
  return { ...sandbox, file, goswitch: goswitchIn(sandbox) };
}

describe.skipIf(go === null)('goswitch env (needs a real Go)', () => {
  it('shows what was set, by whom, and what that overrules', async () => {
    const { goswitch } = await setUp(
      'export GOPROXY=https://ada:geheim@one.example,direct\n',
      'GOPROXY=direct\nGOFLAGS=-v\n',
    );
    const { stdout, code } = await goswitch.run(['env']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^GOPROXY +https:\/\/\*\*\*@one\.example,direct +~\/\.profile:2 over ~\/\.config\/go\/env:1 \(direct\) over /m,
    );
    expect(stdout).toMatch(/^GOFLAGS +-v +~\/\.config\/go\/env:2/m);
    expect(stdout).not.toMatch(/GOARCH|geheim/);
    expect((await goswitch.run(['env', '--all'])).stdout).toMatch(/^GOARCH/m);
    expect((await goswitch.run(['env', 'GOFLAGS'])).stdout).toBe('-v\n  from ~/.config/go/env:2\n');
    expect((await goswitch.json(['env', 'GOFLAGS'])).value).toMatchObject({
      name: 'GOFLAGS',
      group: 'modules',
      value: '-v',
      settable: 'go-env',
    });
    expect((await goswitch.run(['env', 'GONE'])).code).toBe(2);
  });

  it('sets, says what overrules it, unsets, and undoes', async () => {
    const { goswitch, file } = await setUp('export GOPROXY=off\n', '# mine\n');
    const set = await goswitch.run(['env', 'set', 'GOPROXY=direct', 'GOPRIVATE=git.corp.example', '--json']);
    const { journalId, overruled } = JSON.parse(set.stdout);
    expect([set.code, await readFile(file, 'utf8'), overruled]).toMatchObject([
      0,
      '# mine\nGOPROXY=direct\nGOPRIVATE=git.corp.example\n',
      [{ name: 'GOPROXY', value: 'off', fixable: true }],
    ]);
    expect(set.stderr).toContain('which overrides the go env file');
    expect((await goswitch.run(['env', 'unset', 'GOPROXY'])).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe('# mine\nGOPRIVATE=git.corp.example\n');
    const [last] = (await goswitch.json(['journal', '--limit', '1'])).value as { id: string }[];
    await goswitch.run(['journal', '--undo', last!.id]);
    await goswitch.run(['journal', '--undo', journalId]);
    expect(await readFile(file, 'utf8')).toBe('# mine\n');
    expect(await goswitch.run(['env', 'set', 'GO111MODULE=maybe'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('invalid GO111MODULE value'),
    });
    expect((await goswitch.run(['env', 'set', 'GOPROXY'])).code).toBe(2);
  });

  it('explains how a module would be fetched', async () => {
    const { goswitch } = await setUp(
      '',
      'GOPROXY=https://one.example|direct\nGOPRIVATE=git.corp.example\nGOSUMDB=sum.golang.org\n',
    );
    expect((await goswitch.run(['env', 'explain', 'git.corp.example/team/lib'])).stdout).toBe(
      'git.corp.example/team/lib is fetched without the proxies, because GOPRIVATE contains git.corp.example\n  from its own repository\nand not verified (GOPRIVATE=git.corp.example).\n',
    );
    expect((await goswitch.run(['env', 'explain', 'github.com/x/y'])).stdout).toBe(
      'github.com/x/y is fetched\n  from https://one.example/; if that fails for any reason\n  from its own repository\nand verified with sum.golang.org.\n',
    );
  });

  it('saves presets of settings and switches between them', async () => {
    const { goswitch, file } = await setUp('');
    await goswitch.run(['env', 'save-preset', 'office', 'GOPROXY=https://ada:geheim@proxy.corp.example', 'GOFLAGS=']);
    await goswitch.run(['env', 'save-preset', 'home', 'GOPROXY=']);
    expect((await goswitch.run(['env', 'preset', 'office'])).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe('GOPROXY=https://ada:geheim@proxy.corp.example\n');
    expect((await goswitch.json(['env', 'presets'])).value).toEqual({
      profiles: [
        { name: 'office', values: { GOPROXY: 'https://***@proxy.corp.example', GOFLAGS: null } },
        { name: 'home', values: { GOPROXY: null } },
      ],
      active: 'office',
    });
    expect((await goswitch.run(['env', 'remove-preset', 'office'])).stdout).toBe('   home  GOPROXY=\n');
    expect((await goswitch.run(['env', 'preset', 'office'])).code).toBe(2);
  });

  it('takes the words from before presets had their name, and lists none of them', async () => {
    const { goswitch, file } = await setUp('');
    await goswitch.run(['env', 'save-profile', 'office', 'GOPROXY=off']);
    expect((await goswitch.run(['env', 'profile', 'office'])).code).toBe(0);
    expect(await readFile(file, 'utf8')).toBe('GOPROXY=off\n');
    const { value } = await goswitch.json(['env', 'profiles']);
    expect(value).toEqual({ profiles: [{ name: 'office', values: { GOPROXY: 'off' } }], active: 'office' });
    expect((await goswitch.run(['env', 'remove-profile', 'office'])).code).toBe(0);
    expect((await goswitch.json(['env', 'presets'])).value).toEqual({ profiles: [], active: null });
    expect((await goswitch.run(['env', '--help'])).stdout).not.toMatch(/(?:save|remove)-profile|, profiles?,/);
  });
});

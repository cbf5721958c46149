import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { openCheck, writeProgram } from '../../../helpers/check-machine.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NONE: Check = { id: 'none', looksAt: 'Nothing', run: async () => [] };
const real = findRealGo();

describe('surroundings', () => {
  it('are the login shell’s and this process’s', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, { loginEnv: { GOFLAGS: '-v' }, env: { GOFLAGS: '-x' } });
    const made = tools();
    const found = await made.tools.surroundings();
    expect(found.map(({ name, env }) => [name, env.GOFLAGS])).toEqual([
      ['login-shell', '-v'],
      ['process', '-x'],
    ]);
    expect(await made.shell()).toEqual({ shell: '/bin/sh', problem: null });
  });

  it('are this process’s alone when the shell does not answer, and say why', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, {
      files: { '.profile': 'sleep 60\n' },
      shellLimitMs: 300,
      env: { GOFLAGS: '-x' },
    });
    const made = tools();
    expect((await made.tools.surroundings()).map(({ name }) => name)).toEqual(['process']);
    expect(await made.shell()).toMatchObject({
      shell: null,
      problem: { code: 'shell-failed', message: expect.stringContaining('in time') },
    });
    expect(await made.tools.variable('GOFLAGS')).toMatchObject([
      { value: '-x', surroundings: 'process', source: { origin: 'process' } },
    ]);
    expect(await made.tools.variableLine('GOFLAGS')).toBeNull();
  });
});

describe('a variable in effect', () => {
  it('comes from the environment before the go env file before go.env of the SDK', async () => {
    const sandbox = await createSandbox();
    const files = { '.config/go/env': '# mine\nGOPROXY=https://file.example\nGOFLAGS=-a\nGOFLAGS=-b\n' };
    const active = { version: 'go1.26.3', files: { 'go.env': 'GOTOOLCHAIN=auto\nGOSUMDB=sum.example\nGOPROXY=x\n' } };
    const { tools } = await openCheck(sandbox, NONE, { files, active, loginEnv: { GOFLAGS: '-c', EMPTY: '' } });
    const { variable, goEnvFile, effectiveGo } = tools().tools;
    const file = path.join(sandbox.userHome, '.config/go/env');
    expect(await variable('GOFLAGS')).toEqual([
      {
        name: 'GOFLAGS',
        value: '-c',
        surroundings: 'login-shell',
        source: { origin: 'login-shell', file: null, line: null },
      },
      { name: 'GOFLAGS', value: '-b', surroundings: 'process', source: { origin: 'go-env-file', file, line: 4 } },
    ]);
    expect(await variable('GOPROXY')).toEqual([
      {
        name: 'GOPROXY',
        value: 'https://file.example',
        surroundings: 'login-shell',
        source: { origin: 'go-env-file', file, line: 2 },
      },
    ]);
    const root = (await effectiveGo())!.root;
    expect(await variable('GOSUMDB')).toMatchObject([
      { value: 'sum.example', source: { origin: 'sdk', file: path.join(root, 'go.env'), line: 2 } },
    ]);
    expect(await variable('EMPTY')).toEqual([]);
    expect((await goEnvFile())?.values.get('GOFLAGS')).toEqual({ value: '-b', line: 4 });
  });

  it('is not told twice when this process only repeats the terminal', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, { loginEnv: { GOOS: 'js' }, env: { GOOS: 'js' } });
    expect(await tools().tools.variable('GOOS')).toMatchObject([{ surroundings: 'login-shell' }]);
  });

  it('is not looked for in the go env file when only the system’s environment counts', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, {
      files: { '.config/go/env': 'GODEBUG=x=1\nGOENV=/y\nPATH=/z\n' },
    });
    const { variable } = tools().tools;
    expect([await variable('GODEBUG'), await variable('GOENV')]).toEqual([[], []]);
    expect(await variable('PATH')).toMatchObject([{ source: { origin: 'login-shell' } }]);
  });

  it('is evidence with its line, without secrets', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, {
      files: { '.profile': '# first\n' },
      loginEnv: { GOPROXY: 'https://lin:hunter2@proxy.corp.example' },
    });
    const { variable, evidence } = tools().tools;
    const [proxy] = await variable('GOPROXY');
    expect(proxy?.value).toContain('hunter2');
    expect(await evidence(proxy!)).toEqual({
      name: 'GOPROXY',
      value: 'https://***@proxy.corp.example',
      source: { origin: 'login-shell', file: path.join(sandbox.userHome, '.profile'), line: 3 },
    });
  });
});

describe('the effective go', () => {
  it('is what the shim runs', async () => {
    const sandbox = await createSandbox();
    const { tools, core } = await openCheck(sandbox, NONE, { active: 'go1.26.3' });
    const root = core.context.layout.sdk('go1.26.3');
    expect(await tools().tools.effectiveGo()).toEqual({
      program: path.join(root, 'bin/go'),
      root,
      version: 'go1.26.3',
      isOwn: true,
    });
  });

  it('is another one that comes first, through its links', async () => {
    const sandbox = await createSandbox();
    const other = path.join(sandbox.dir, 'opt/go');
    await writeProgram(path.join(other, 'bin/go'), 'exit 1');
    await writeFile(path.join(other, 'VERSION'), 'go1.25.1 X:arenas\n');
    await mkdir(path.join(sandbox.dir, 'first'));
    await symlink(path.join(other, 'bin/go'), path.join(sandbox.dir, 'first/go'));
    const { tools } = await openCheck(sandbox, NONE, {
      active: 'go1.26.3',
      loginEnv: { PATH: path.join(sandbox.dir, 'first'), GOROOT: '/stale' },
    });
    expect(await tools().tools.effectiveGo()).toEqual({
      program: path.join(other, 'bin/go'),
      root: other,
      version: 'go1.25.1',
      isOwn: false,
    });
  });

  it('is none where there is none, and where the shim would run none', async () => {
    const sandbox = await createSandbox();
    const { tools, core } = await openCheck(sandbox, NONE, { active: 'go1.26.3' });
    await (await core.switching()).useNone();
    expect(await tools().tools.effectiveGo()).toBeNull();
    const empty = await openCheck(await createSandbox(), NONE);
    expect(await empty.tools().tools.effectiveGo()).toBeNull();
  });
});

describe.skipIf(real === null)('running a go by itself (needs a real Go)', () => {
  it('does not see this process’s variables, nor become another toolchain', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE, {
      env: { GOROOT: '/nowhere', GOFLAGS: '-bad', GOTOOLCHAIN: 'go9.9.9' },
    });
    const { runGo } = tools().tools;
    const said = await runGo(real!.root, ['env', '-json', 'GOVERSION', 'GOTOOLCHAIN', 'GOFLAGS', 'GOMOD']);
    expect(said).toMatchObject({ outcome: 'exited', code: 0 });
    expect(JSON.parse(said.stdout.toString())).toEqual({
      GOVERSION: real!.version,
      GOTOOLCHAIN: 'local',
      GOFLAGS: '',
      GOMOD: expect.any(String),
    });
  });

  it('tells what it does with what it is given', async () => {
    const sandbox = await createSandbox();
    const { tools } = await openCheck(sandbox, NONE);
    const { runGo } = tools().tools;
    expect((await runGo(real!.root, ['version'], { env: { GOROOT: path.join(sandbox.dir, 'gone') } })).code).not.toBe(
      0,
    );
    expect((await runGo('/no/such/root', ['version'])).outcome).toBe('failed-to-start');
  });
});

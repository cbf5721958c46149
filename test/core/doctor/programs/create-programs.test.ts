import { chmod, mkdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Core, createCore } from '../../../../electron/core/create-core.ts';
import { createJudge } from '../../../../electron/core/doctor/programs/judge-version.ts';
import { scanPrograms } from '../../../../electron/core/doctor/programs/scan-programs.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { makeProgram } from '../../../helpers/made-programs.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';

const native = { os: 'linux', arch: 'amd64' };

/** A go that says other things than it is, where it is told to. */
function goScript(said: { version: string; compiler?: string; goroot?: string }): string {
  const { version, compiler = version, goroot = '$(cd "$(dirname "$0")/.." && pwd -P)' } = said;
  return `#!/bin/sh
case "$1" in
  version) echo "go version ${version} linux/amd64" ;;
  tool) echo "compile version ${compiler}" ;;
  env) echo "${goroot}" ;;
esac
`;
}

interface World {
  readonly sandbox: Sandbox;
  readonly core: Core;
}

async function openWorld(env: Record<string, string> = {}): Promise<World> {
  const sandbox = await createSandbox({ native });
  const { os, userHome, clock, log } = sandbox.context;
  const home = { home: sandbox.home, systemRoot: path.join(sandbox.dir, 'root') };
  const core = createCore({
    ...home,
    os,
    native,
    userHome,
    clock,
    log,
    version: '0.0.0-test',
    env: { ...sandbox.env, PATH: `${sandbox.home}/shims:/usr/bin:/bin`, SHELL: '/bin/sh', ...env },
  });
  return { sandbox, core };
}

async function writeProgram(file: string, version: string, modules = ''): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(
    file,
    Buffer.concat([makeProgram({ format: 'elf', wide: true, inline: true, version, modules }), Buffer.alloc(4096)]),
    {
      mode: 0o755,
    },
  );
}

const MODULES =
  'path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:abc=\nbuild\tGOARCH=amd64\nbuild\tGOOS=linux\n';

describe('SDKs', () => {
  it('one whose parts are of two versions is told apart from a whole one', async () => {
    const { sandbox, core } = await openWorld();
    await installFakeSdk(sandbox.context, { version: 'go1.26.3', go: goScript({ version: 'go1.26.3' }) });
    await installFakeSdk(sandbox.context, {
      version: 'go1.25.4',
      go: goScript({ version: 'go1.25.4', compiler: 'go1.24.1', goroot: '/elsewhere' }),
    });
    const { sdks } = await (await core.programs()).scan();
    expect(sdks.map(({ id, version, agrees }) => [id, version, agrees])).toEqual([
      ['go1.26.3', 'go1.26.3', true],
      ['go1.25.4', 'go1.25.4', false],
    ]);
    const facts = Object.fromEntries(sdks[1]!.facts.map(({ name, value, agreement }) => [name, [value, agreement]]));
    expect(facts).toEqual({
      'version-file': ['go1.25.4', 'agrees'],
      // The program is a script here.
      program: [null, 'unknown'],
      'go-version': ['go1.25.4', 'agrees'],
      compiler: ['go1.24.1', 'disagrees'],
      goroot: ['/elsewhere', 'disagrees'],
      'folder-name': ['go1.25.4', 'agrees'],
      architecture: [null, 'unknown'],
      manifest: ['sound', 'agrees'],
    });
  });

  it('a changed program and a missing manifest are seen', async () => {
    const { sandbox, core } = await openWorld();
    const { layout } = sandbox.context;
    await installFakeSdk(sandbox.context, { version: 'go1.26.3', go: goScript({ version: 'go1.26.3' }) });
    await writeFile(path.join(layout.sdk('go1.26.3'), 'bin/gofmt'), '#!/bin/sh\necho longer\n');
    const { sdks } = await (await core.programs()).scan();
    expect(sdks[0]?.facts.find(({ name }) => name === 'manifest')).toMatchObject({
      value: 'changed',
      agreement: 'disagrees',
      problem: 'Not as installed: bin/gofmt',
    });
  });
});

describe('GOROOT', () => {
  it('in all three places, with the file and the line that sets it', async () => {
    const { sandbox, core } = await openWorld({ GOROOT: '/process' });
    await installFakeSdk(sandbox.context, { version: 'go1.26.3', go: goScript({ version: 'go1.26.3' }) });
    await (await core.switching()).use('go1.26.3');
    await writeFile(
      path.join(sandbox.userHome, '.profile'),
      `# mine\nexport GOROOT=/login\nexport PATH="${sandbox.home}/shims:$PATH"\n`,
    );
    await mkdir(path.join(sandbox.userHome, '.config/go'), { recursive: true });
    await writeFile(
      path.join(sandbox.userHome, '.config/go/env'),
      `GOPROXY=off\nGOROOT=${sandbox.context.layout.sdk('go1.26.3')}\n`,
    );
    const { goroot } = await (await core.programs()).scan();
    expect(goroot).toMatchObject({ agrees: false, shell: '/bin/sh', shellProblem: null });
    expect(goroot?.winner).toEqual({
      file: path.join(sandbox.home, 'shims/go'),
      root: sandbox.context.layout.sdk('go1.26.3'),
      version: 'go1.26.3',
      isOwn: true,
    });
    expect(goroot?.values).toEqual([
      { origin: 'process', value: '/process', file: null, line: null, version: null, agreement: 'disagrees' },
      {
        origin: 'login-shell',
        value: '/login',
        file: path.join(sandbox.userHome, '.profile'),
        line: 2,
        version: null,
        agreement: 'disagrees',
      },
      {
        origin: 'go-env-file',
        value: sandbox.context.layout.sdk('go1.26.3'),
        file: path.join(sandbox.userHome, '.config/go/env'),
        line: 2,
        version: 'go1.26.3',
        agreement: 'agrees',
      },
    ]);
  });

  it('set nowhere agrees', async () => {
    const { goroot } = await (await (await openWorld()).core.programs()).scan();
    expect(goroot).toMatchObject({
      winner: null,
      agrees: true,
      values: [{ value: null }, { value: null }, { value: null }],
    });
  });
});

describe('programs', () => {
  it('in GOBIN, GOPATH/bin and the folders of the settings, each against the active version', async () => {
    const { sandbox, core } = await openWorld();
    const at = (name: string) => path.join(sandbox.userHome, name);
    await installFakeSdk(sandbox.context, { version: 'go1.26.3', go: goScript({ version: 'go1.26.3' }) });
    await (await core.switching()).use('go1.26.3');
    await writeFile(path.join(sandbox.userHome, '.profile'), `export GOBIN=${at('gobin')}\n`);
    await (await core.settings()).update({ scanFolders: ['~/tools', '~/none'] });
    await writeProgram(at('gobin/fresh'), 'go1.26.3', MODULES);
    await writeProgram(at('go/bin/old'), 'go1.25.1', MODULES);
    await writeProgram(at('tools/deep/ancient'), 'go1.12.1', MODULES.replace('v1.2.3', '(devel)'));
    await writeFile(at('tools/script'), '#!/bin/sh\n'.padEnd(5000, '#'), { mode: 0o755 });
    await symlink(at('go/bin/old'), at('tools/link'));
    await symlink(at('tools'), at('tools/loop'));
    const { binaries, folders, against } = await (await core.programs()).scan();
    expect(against).toMatchObject({ version: 'go1.26.3', reason: 'active' });
    expect(
      binaries.map(({ name, standing, rebuild, module }) => [
        name,
        standing,
        rebuild.possible ? rebuild.target : rebuild.obstacle,
        module?.version,
      ]),
    ).toEqual([
      ['fresh', 'same', 'example.com/tool@v1.2.3', 'v1.2.3'],
      ['old', 'older-release', 'example.com/tool@v1.2.3', 'v1.2.3'],
      ['link', 'older-release', 'link', 'v1.2.3'],
      ['ancient', 'end-of-life', 'devel', '(devel)'],
    ]);
    expect(
      folders.map(({ folder, origin, exists, fileCount, goCount }) => [
        path.relative(sandbox.userHome, folder),
        origin,
        exists,
        fileCount,
        goCount,
      ]),
    ).toEqual([
      ['gobin', 'gobin', true, 1, 1],
      ['go/bin', 'gopath', true, 1, 1],
      ['tools', 'setting', true, 3, 2],
      ['none', 'setting', false, 0, 0],
    ]);
  });

  it('only the folders asked for, and no shell is started for them', async () => {
    const { sandbox, core } = await openWorld({ SHELL: '/does/not/exist' });
    const folder = path.join(sandbox.dir, 'asked');
    await writeProgram(path.join(folder, 'tool'), 'go1.25.1');
    const report = await (await core.programs()).scan({ folders: [folder, path.join(folder, 'tool')] });
    expect(report).toMatchObject({ against: null, sdks: [], goroot: null, projects: [] });
    expect(report.binaries).toEqual([
      expect.objectContaining({
        name: 'tool',
        standing: 'unknown',
        module: null,
        rebuild: { possible: false, obstacle: 'no-module' },
      }),
    ]);
  });

  it.skipIf(process.platform === 'win32')('a program that may not be read is told of', async () => {
    const { sandbox } = await openWorld();
    const folder = path.join(sandbox.dir, 'asked');
    await writeProgram(path.join(folder, 'closed'), 'go1.25.1');
    await chmod(path.join(folder, 'closed'), 0o111);
    await chmod(sandbox.dir, 0o755);
    const judge = async () => createJudge('go1.26.3');
    const { binaries } = await asOrdinaryUser(() =>
      scanPrograms({ folder, origin: 'asked' }, judge, { native, pause: () => undefined }),
    );
    expect(binaries).toEqual([
      expect.objectContaining({
        standing: 'not-readable',
        problem: expect.stringContaining('EACCES'),
        goVersion: null,
      }),
    ]);
  });

  it('a scan that nobody waits for stops', async () => {
    const { sandbox, core } = await openWorld();
    await writeProgram(path.join(sandbox.dir, 'asked/tool'), 'go1.25.1');
    const scan = (await core.programs()).scan({
      folders: [path.join(sandbox.dir, 'asked')],
      signal: AbortSignal.abort(),
    });
    await expect(scan).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('what one program says in full', async () => {
    const { sandbox, core } = await openWorld();
    const file = path.join(sandbox.dir, 'tool');
    await writeProgram(file, 'go1.25.1', MODULES);
    const programs = await core.programs();
    expect(await programs.inspect(file)).toMatchObject({
      kind: 'go-binary',
      os: 'linux',
      info: { main: { sum: 'h1:abc=' } },
    });
    await expect(programs.inspect(path.join(sandbox.dir, 'none'))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(programs.inspect(sandbox.dir)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

it('projects: the newest programs of the module against the toolchain that runs there', async () => {
  const { sandbox, core } = await openWorld();
  await installFakeSdk(sandbox.context, { version: 'go1.26.3', go: goScript({ version: 'go1.26.3' }) });
  await (await core.switching()).use('go1.26.3');
  const project = path.join(sandbox.userHome, 'shop');
  await mkdir(project);
  await writeFile(path.join(project, 'go.mod'), 'module example.com/tool\n\ngo 1.24\n');
  await writeProgram(path.join(project, 'bin/old'), 'go1.25.1', MODULES);
  await writeProgram(path.join(project, 'fresh'), 'go1.26.3', MODULES);
  await writeProgram(
    path.join(project, 'other'),
    'go1.20.1',
    MODULES.replaceAll('example.com/tool', 'example.com/other'),
  );
  await writeProgram(path.join(project, 'node_modules/x/esbuild'), 'go1.20.1', MODULES);
  await utimes(path.join(project, 'bin/old'), 1_600_000_000, 1_600_000_000);
  await (await core.projects()).add(project);
  const { projects } = await (await core.programs()).scan();
  expect(projects).toHaveLength(1);
  expect(projects[0]).toMatchObject({
    agrees: false,
    project: { folder: project, goMod: { go: { value: '1.24' } }, toolchain: { runs: 'go1.26.3' } },
  });
  expect(
    projects[0]?.binaries.map(({ file, goVersion, agreement }) => [path.relative(project, file), goVersion, agreement]),
  ).toEqual([
    ['fresh', 'go1.26.3', 'agrees'],
    ['bin/old', 'go1.25.1', 'disagrees'],
  ]);
  expect((await readFile(path.join(project, 'go.mod'), 'utf8')).includes('1.24')).toBe(true);
});

import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chainOf, goVariable, readGoEnvPlaces } from '../../../../electron/core/go/variables/go-variable.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const real = findRealGo();
const NAME = 'GOTOOLCHAIN';

async function setUp() {
  const { dir, userHome } = await createSandbox();
  const root = path.join(dir, 'sdk');
  const userFile = path.join(userHome, '.config/go/env');
  await mkdir(path.dirname(userFile), { recursive: true });
  await mkdir(root);
  const find = async (env: Record<string, string> = {}) =>
    goVariable(NAME, await readGoEnvPlaces({ env: { HOME: userHome, ...env }, os: 'linux', root }));
  return { dir, root, userHome, userFile, sdkFile: path.join(root, 'go.env'), find };
}

describe('a Go variable', () => {
  it('comes from the environment, else the file of go env -w, else go.env of the SDK, else nowhere', async () => {
    const { find, userFile, sdkFile } = await setUp();
    expect(await find()).toEqual({ name: NAME, value: '', origin: 'none', file: null });
    await writeFile(sdkFile, '# defaults\nGOPROXY=x\nGOTOOLCHAIN=auto\n');
    expect(await find()).toEqual({ name: NAME, value: 'auto', origin: 'sdk', file: sdkFile });
    await writeFile(userFile, 'GOTOOLCHAIN=path\n#GOTOOLCHAIN=x\nGOTOOLCHAIN=go1.26.3+auto');
    expect(await find()).toEqual({ name: NAME, value: 'go1.26.3+auto', origin: 'go-env-file', file: userFile });
    expect(await find({ GOTOOLCHAIN: '' })).toMatchObject({ origin: 'go-env-file' });
    expect(await find({ GOTOOLCHAIN: 'local' })).toEqual({
      name: NAME,
      value: 'local',
      origin: 'environment',
      file: null,
    });
  });

  it('an empty line of go env -w counts as set, GOENV=off leaves the file out, and GOENV names another', async () => {
    const { dir, find, userFile, sdkFile } = await setUp();
    await writeFile(sdkFile, 'GOTOOLCHAIN=auto\n');
    await writeFile(userFile, 'GOTOOLCHAIN=\n');
    expect(await find()).toMatchObject({ value: '', origin: 'go-env-file' });
    expect(await find({ GOENV: 'off' })).toMatchObject({ value: 'auto', origin: 'sdk' });
    await writeFile(path.join(dir, 'env'), 'GOTOOLCHAIN=local');
    expect(await find({ GOENV: path.join(dir, 'env') })).toMatchObject({ value: 'local', file: path.join(dir, 'env') });
  });

  it('an exported or saved GOROOT moves go.env with it', async () => {
    const { dir, find, userFile } = await setUp();
    for (const name of ['saved', 'exported']) {
      await mkdir(path.join(dir, name));
      await writeFile(path.join(dir, name, 'go.env'), `GOTOOLCHAIN=${name}\n`);
    }
    expect(await find({ GOROOT: path.join(dir, 'exported') })).toMatchObject({ value: 'exported' });
    await writeFile(userFile, `GOROOT=${path.join(dir, 'saved')}\n`);
    expect(await find({ GOROOT: path.join(dir, 'exported') })).toMatchObject({ value: 'saved' });
  });

  it('has the places behind the one in effect in its chain, with their lines', async () => {
    const { root, userHome, userFile, sdkFile } = await setUp();
    await writeFile(sdkFile, '# defaults\nGOTOOLCHAIN=auto\nGOROOT=/elsewhere\n');
    await writeFile(userFile, 'GOFLAGS=-v\nGOTOOLCHAIN=\n');
    const env = { HOME: userHome, GOTOOLCHAIN: 'local' };
    const builtIn = new Map([
      ['GOTOOLCHAIN', 'auto'],
      ['GOROOT', root],
    ]);
    const places = await readGoEnvPlaces({ env, os: 'linux', root, builtIn });
    expect(chainOf(NAME, places)).toEqual([
      { origin: 'environment', value: 'local', file: null, line: null },
      { origin: 'go-env-file', value: '', file: userFile, line: 2 },
      { origin: 'sdk', value: 'auto', file: sdkFile, line: 2 },
    ]);
    expect(chainOf('GOROOT', places)).toEqual([{ origin: 'built-in', value: root, file: null, line: null }]);
  });
});

/** As `go env` says it where the files hold lines that `go env -w` would refuse. */
it.skipIf(real === null)('which names a file may set is what the go command makes of them', async () => {
  const { dir, userHome } = await createSandbox();
  const userFile = path.join(dir, 'env');
  const lines = ['GOWORK=off', 'GODEBUG=x=1', 'GOMOD=zz', 'GOVERSION=go9', 'GOHOSTOS=plan9', 'GOFLAGS=-v', 'AR=/x/ar'];
  await writeFile(userFile, `${lines.join('\n')}\n`);
  const env = { HOME: userHome, GOENV: userFile, GOTOOLCHAIN: 'local' };
  const places = await readGoEnvPlaces({ env, os: process.platform, root: real!.root });
  const names = lines.map((line) => line.split('=', 1)[0]!);
  const go = path.join(real!.root, 'bin/go');
  const said = JSON.parse(execFileSync(go, ['env', '-json', ...names], { env, cwd: dir, encoding: 'utf8' }));
  const fromFile = names.filter((name) => places.file?.values.get(name)?.value === said[name]);
  expect(names.filter((name) => goVariable(name, places).origin === 'go-env-file')).toEqual(fromFile);
  expect(fromFile).toEqual(['GOWORK', 'GOFLAGS', 'AR']);
});

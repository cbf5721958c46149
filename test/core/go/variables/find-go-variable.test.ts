import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findGoVariable, goEnvFile } from '../../../../electron/core/go/variables/find-go-variable.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NAME = 'GOTOOLCHAIN';

async function setUp() {
  const { dir, userHome } = await createSandbox();
  const root = path.join(dir, 'sdk');
  const userFile = path.join(userHome, '.config/go/env');
  await mkdir(path.dirname(userFile), { recursive: true });
  await mkdir(root);
  const find = async (env: Record<string, string> = {}) =>
    await findGoVariable(NAME, { env: { HOME: userHome, ...env }, os: 'linux', root });
  return { dir, root, userFile, sdkFile: path.join(root, 'go.env'), find };
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
});

describe('the file of go env -w', () => {
  it.each([
    ['linux', { HOME: '/h' }, '/h/.config/go/env'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: '/x' }, '/x/go/env'],
    ['linux', { HOME: '/h', XDG_CONFIG_HOME: 'relative' }, null],
    ['linux', {}, null],
    ['darwin', { HOME: '/h' }, '/h/Library/Application Support/go/env'],
    ['linux', { HOME: '/h', GOENV: '/e' }, '/e'],
    ['linux', { HOME: '/h', GOENV: 'off' }, null],
  ] as const)('on %s with %j is %s', (os, env, expected) => {
    expect(goEnvFile(env, os)).toBe(expected);
  });
});

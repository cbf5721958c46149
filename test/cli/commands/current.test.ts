import { readlink, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk, makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const runs = (version: string) => ({
  runs: version,
  toolchain: expect.objectContaining({ called: version, runs: version, cause: null }),
});

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await writeFile(sandbox.context.layout.active, 'go1.26.3\n');
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

describe('goswitch current', () => {
  it('gives the documented shape for each reason', async () => {
    const { goswitch, context, dir } = await setUp();
    const root = context.layout.sdk('go1.25.5');
    const active = {
      version: 'go1.26.3',
      root: context.layout.sdk('go1.26.3'),
      reason: 'active',
      from: context.layout.active,
    };
    expect(await goswitch.json(['current'])).toEqual({ code: 0, value: { ...active, ...runs('go1.26.3') } });
    const env = { GOSWITCH_VERSION: '1.25.5' };
    expect(await goswitch.json(['current'], { env })).toEqual({
      code: 0,
      value: { version: 'go1.25.5', root, reason: 'env', from: 'GOSWITCH_VERSION', ...runs('go1.25.5') },
    });
    const pin = path.join(dir, '.go-version');
    await writeFile(pin, '1.25.5\n');
    expect(await goswitch.json(['current'])).toEqual({
      code: 0,
      value: { version: 'go1.25.5', root, reason: 'pin', from: pin, ...runs('go1.25.5') },
    });
  });

  it('tells of a go on PATH when GoSwitch has none active', async () => {
    const sandbox = await createSandbox();
    const root = path.join(sandbox.dir, 'other');
    await makeFakeSdk(root, { version: 'go1.24.1' });
    const from = path.join(root, 'bin', 'go');
    const value = { version: 'go1.24.1', root, reason: 'path', from };
    expect(await goswitchIn(sandbox).json(['current'], { env: { PATH: `${root}/bin:${PLAIN_PATH}` } })).toEqual({
      code: 0,
      value: { ...value, ...runs('go1.24.1') },
    });
  });

  it('speaks in one line', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['current'])).toEqual({ code: 0, stdout: 'go1.26.3  the active version\n', stderr: '' });
    expect(await goswitch.run(['current', '-q'])).toEqual({ code: 0, stdout: 'go1.26.3\n', stderr: '' });
  });

  it.each(['current', 'which', 'ls'])('mends the link that a killed switch left behind (%s)', async (command) => {
    const { goswitch, context } = await setUp();
    const { layout } = context;
    await symlink(layout.sdk('go1.25.5'), layout.current);
    await goswitch.run([command]);
    expect(await readlink(layout.current)).toBe(layout.sdk('go1.26.3'));
  });

  it('fails with its own code when nothing is active', async () => {
    const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
    expect(await goswitchIn(sandbox).json(['current'])).toMatchObject({
      code: 3,
      value: { ok: false, error: { code: 'no-active-version' } },
    });
  });
});

describe('goswitch which', () => {
  it('prints the real path', async () => {
    const { goswitch, context } = await setUp();
    const root = context.layout.sdk('go1.26.3');
    expect(await goswitch.run(['which'])).toEqual({ code: 0, stdout: `${root}/bin/go\n`, stderr: '' });
    expect(await goswitch.json(['which', 'gofmt'])).toEqual({
      code: 0,
      value: {
        tool: 'gofmt',
        path: `${root}/bin/gofmt`,
        version: 'go1.26.3',
        root,
        reason: 'active',
        from: context.layout.active,
        runs: 'go1.26.3',
      },
    });
  });

  it('has what runs beside the go that is called, and for gofmt the version that is called', async () => {
    const { goswitch } = await setUp();
    const env = { GOTOOLCHAIN: 'go1.99.1', GOPROXY: 'off' };
    expect(await goswitch.json(['which'], { env })).toMatchObject({ value: { version: 'go1.26.3', runs: null } });
    expect(await goswitch.json(['which', 'gofmt'], { env })).toMatchObject({ value: { runs: 'go1.26.3' } });
  });

  it('knows what an SDK does not have, and never looks outside bin/', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.json(['which', 'gopls'])).toMatchObject({
      code: 127,
      value: { error: { code: 'program-not-found' } },
    });
    expect(await goswitch.json(['which', '../VERSION'])).toMatchObject({
      code: 2,
      value: { error: { code: 'invalid-input' } },
    });
  });
});

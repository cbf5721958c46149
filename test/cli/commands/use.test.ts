import { readFile, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk, makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  return { ...sandbox, goswitch: goswitchIn(sandbox) };
}

describe('goswitch use', () => {
  it('gives the documented shape and switches', async () => {
    const { goswitch, context } = await setUp();
    const { layout } = context;
    expect(await goswitch.json(['use', '1.26'])).toEqual({
      code: 0,
      value: {
        active: 'go1.26.3',
        previous: null,
        root: layout.sdk('go1.26.3'),
        onPath: false,
        toolchain: expect.objectContaining({ runs: 'go1.26.3' }),
      },
    });
    const env = { PATH: `${path.join(layout.current, 'bin')}:${PLAIN_PATH}` };
    expect(await goswitch.json(['use', '1.25'], { env })).toEqual({
      code: 0,
      value: {
        active: 'go1.25.5',
        previous: 'go1.26.3',
        root: layout.sdk('go1.25.5'),
        onPath: true,
        toolchain: expect.objectContaining({ runs: 'go1.25.5' }),
      },
    });
    expect((await readFile(layout.active, 'utf8')).trim()).toBe('go1.25.5');
    expect(await readlink(layout.current)).toBe(layout.sdk('go1.25.5'));
  });

  it('system: none is active, and the next go on PATH is named; refused where there is none', async () => {
    const { goswitch, context, dir } = await setUp();
    const { layout } = context;
    await goswitch.run(['use', '1.26']);
    const none = await goswitch.run(['use', 'system'], { env: { PATH: layout.shims } });
    expect([none.code, none.stderr]).toEqual([3, expect.stringContaining('No other go is on PATH')]);
    expect((await readFile(layout.active, 'utf8')).trim()).toBe('go1.26.3');

    await makeFakeSdk(path.join(dir, 'own'), { version: 'go1.24.9' });
    const env = { PATH: `${layout.shims}:${path.join(dir, 'own/bin')}:${PLAIN_PATH}` };
    const own = path.join(dir, 'own');
    expect(await goswitch.json(['use', 'system'], { env })).toEqual({
      code: 0,
      value: { active: null, previous: 'go1.26.3', root: own, version: 'go1.24.9', path: path.join(own, 'bin/go') },
    });
    await expect(readFile(layout.active)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await goswitch.run(['current'], { env })).stdout).toContain('1.24.9');
    // The way back.
    expect((await goswitch.run(['use', '1.26'], { env })).code).toBe(0);
    expect((await readFile(layout.active, 'utf8')).trim()).toBe('go1.26.3');
  });

  it('says what the switch means, and what is missing for it', async () => {
    const { goswitch, context } = await setUp();
    expect(await goswitch.run(['use', '1.26'])).toEqual({
      code: 0,
      stdout: 'Active: go1.26.3\n',
      stderr:
        'This terminal still finds another go first on PATH. Run goswitch setup once and open a new terminal. goswitch path shows which go wins.\n',
    });
    const env = { PATH: `${context.layout.shims}:${PLAIN_PATH}` };
    expect(await goswitch.run(['use', '1.25'], { env })).toEqual({
      code: 0,
      stdout: 'Active everywhere, including this terminal: go1.25.5 (before: go1.26.3)\n',
      stderr: '',
    });
  });

  it('says so when a pin keeps this folder at another version', async () => {
    const { goswitch, context, dir, userHome } = await setUp();
    const env = { PATH: `${context.layout.shims}:${PLAIN_PATH}` };
    await writeFile(path.join(userHome, '.go-version'), '1.25\n');
    const { stderr } = await goswitch.run(['use', '1.26'], { env, cwd: userHome });
    expect(stderr).toBe('In this folder, go is still go1.25.5 (pinned by ~/.go-version).\n');
    expect((await goswitch.run(['use', '1.26'], { env, cwd: dir })).stderr).toBe('');
    expect((await goswitch.run(['use', '1.26'], { env: { ...env, GOSWITCH_VERSION: '1.25.5' } })).stderr).toBe(
      'In this folder, go is still go1.25.5 (GOSWITCH_VERSION is set).\n',
    );
  });

  it('says so when GOTOOLCHAIN or go.mod makes the go command run another version', async () => {
    const { goswitch, context, dir } = await setUp();
    const shims = context.layout.shims;
    await goswitch.run(['use', '1.26']);
    const env = { PATH: `${shims}:${PLAIN_PATH}`, GOENV: path.join(dir, 'go-env') };
    await writeFile(env.GOENV, 'GOTOOLCHAIN=go1.26.3+auto\n');
    expect(await goswitch.run(['use', '1.25'], { env })).toEqual({
      code: 0,
      stdout: 'Active: go1.25.5 (before: go1.26.3)\n',
      stderr: `GOTOOLCHAIN=go1.26.3+auto (from ${env.GOENV}) decides, so go1.26.3 runs instead of go1.25.5\n`,
    });
    await writeFile(env.GOENV, 'GOTOOLCHAIN=auto\n');
    await writeFile(path.join(dir, 'go.mod'), 'module x\n\ngo 1.25\ntoolchain go1.26.3\n');
    const pinned = await goswitch.run(['pin', '1.25'], { env });
    expect(pinned.stderr).toBe('go.mod asks for toolchain go1.26.3, so go1.26.3 runs instead of go1.25.5\n');
    const current = await goswitch.run(['current'], { env });
    expect(current.stdout.split('\n')).toEqual([
      expect.stringContaining('go1.25.5  pinned by'),
      pinned.stderr.trim(),
      '',
    ]);
    expect((await goswitch.run(['current', '-q'], { env })).stdout).toBe('go1.25.5\n');
  });

  it('names the command that installs what is missing', async () => {
    const { goswitch } = await setUp();
    const { code, stdout, stderr } = await goswitch.run(['use', '1.24']);
    expect({ code, stdout, hint: stderr.split('\n')[1] }).toEqual({
      code: 3,
      stdout: '',
      hint: 'hint: goswitch install 1.24',
    });
  });

  it('refuses what is no spec', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.json(['use', '../../etc'])).toMatchObject({
      code: 2,
      value: { ok: false, error: { code: 'invalid-spec' } },
    });
  });
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  const goswitch = goswitchIn(sandbox);
  await goswitch.run(['use', '1.26']);
  const folder = path.join(sandbox.dir, 'project');
  await mkdir(folder);
  return { ...sandbox, folder, file: path.join(folder, '.go-version'), goswitch };
}

describe('goswitch pin', () => {
  it('writes the pin and gives the documented shape', async () => {
    const { goswitch, folder, file } = await setUp();
    expect(await goswitch.json(['pin', '1.26'], { cwd: folder })).toEqual({
      code: 0,
      value: {
        ...{ file, spec: '1.26', previous: null, installed: 'go1.26.3', changed: true },
        toolchain: expect.objectContaining({ called: 'go1.26.3', runs: 'go1.26.3' }),
      },
    });
    expect(await readFile(file, 'utf8')).toBe('1.26\n');
    expect(await goswitch.json(['pin'], { cwd: folder })).toEqual({ code: 0, value: { spec: '1.26', file, line: 1 } });
    expect(await goswitch.json(['current'], { cwd: folder })).toMatchObject({
      value: { version: 'go1.26.3', reason: 'pin', from: file },
    });
    expect((await goswitch.run(['pin', '--quiet'], { cwd: folder })).stdout).toBe('1.26\n');
  });

  it('pins what is not installed, and says how to install it', async () => {
    const { goswitch, folder, file } = await setUp();
    expect(await goswitch.run(['pin', 'go1.24.1', '--folder', folder])).toEqual({
      code: 0,
      stdout: `Pinned to Go 1.24.1  ${file}\n`,
      stderr: 'Go 1.24.1 is not installed yet. To install it, run: goswitch install 1.24.1\n',
    });
    expect(await goswitch.run(['current'], { cwd: folder })).toMatchObject({
      code: 127,
      stdout: '',
      stderr: expect.stringContaining(`Go 1.24.1 is not installed (wanted by ${file}); run: goswitch install 1.24.1`),
    });
  });

  it('refuses what is no version, and names file and line of a pin that is none, with exit code 126', async () => {
    const { goswitch, folder, file } = await setUp();
    expect(await goswitch.run(['pin', '../../etc'], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
    await writeFile(file, '\n../../etc/passwd\n');
    for (const command of ['pin', 'current', 'which']) {
      expect(await goswitch.run([command], { cwd: folder })).toMatchObject({
        code: 126,
        stdout: '',
        stderr: expect.stringContaining(`${file}:2: `),
      });
    }
  });

  it('is taken back by unpin, which tells of a pin further up', async () => {
    const { goswitch, dir, folder, file } = await setUp();
    await goswitch.run(['pin', '1.26'], { cwd: folder });
    await writeFile(path.join(dir, '.go-version'), '1.25\n');
    expect(await goswitch.run(['unpin'], { cwd: folder })).toEqual({
      code: 0,
      stdout: `Removed ${file}\n`,
      stderr: `Still pinned to 1.25 by ${path.join(dir, '.go-version')}\n`,
    });
    expect(await goswitch.json(['unpin'], { cwd: folder })).toEqual({
      code: 0,
      value: { file, removed: false, previous: null, toolchain: null },
    });
  });

  it('with --json says what runs in spite of the pin, and null where nothing does', async () => {
    const { goswitch, folder } = await setUp();
    await writeFile(path.join(folder, 'go.mod'), 'module x\n\ngo 1.27.1\n');
    const env = { GOPROXY: 'https://goproxy.example.org', GOSUMDB: 'sum.example.org' };
    expect(await goswitch.json(['pin', '1.26'], { cwd: folder, env })).toMatchObject({
      value: { installed: 'go1.26.3', toolchain: { called: 'go1.26.3', runs: 'go1.27.1' } },
    });
    expect(await goswitch.json(['pin', '1.24.1'], { cwd: folder })).toMatchObject({
      value: { installed: null, toolchain: null },
    });
  });
});

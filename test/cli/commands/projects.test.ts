import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
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
  return { ...sandbox, folder, goswitch, root: sandbox.context.layout.sdk('go1.26.3') };
}

describe('goswitch projects', () => {
  it('show says which toolchain runs in a folder, and why', async () => {
    const { goswitch, folder, root } = await setUp();
    await writeFile(path.join(folder, 'go.mod'), 'module x\n\ngo 1.27.1\n');
    await appendFile(path.join(root, 'go.env'), 'GOPROXY=https://proxy.example,direct\nGOSUMDB=sum.golang.org\n');
    const reason = `go.mod requires go 1.27.1 (line 3), and GOTOOLCHAIN=auto (from ${root}/go.env) allows a newer toolchain.`;
    expect(await goswitch.run(['projects', 'show'], { cwd: folder })).toEqual({
      code: 0,
      stdout: [
        folder,
        `  go              go1.26.3  ${root}`,
        `  go.mod          go 1.27.1  ${path.join(folder, 'go.mod')}`,
        '  runs            go1.27.1  the go command would download it the next time it runs',
        `  because         ${reason}`,
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(await goswitch.json(['projects', 'show', folder])).toMatchObject({
      code: 0,
      value: {
        folder,
        listed: false,
        inEffect: { version: 'go1.26.3' },
        toolchain: { runs: 'go1.27.1', source: 'download', rule: 'go-line', reason },
      },
    });
  });

  it('add, list and remove keep a list, and say when a folder is gone', async () => {
    const { goswitch, folder } = await setUp();
    expect(await goswitch.run(['projects'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'No project was added yet. To add one, run: goswitch projects add FOLDER\n',
    });
    expect(await goswitch.json(['projects', 'add'], { cwd: folder })).toMatchObject({
      code: 0,
      value: { folder, listed: true },
    });
    await goswitch.run(['pin', '1.26'], { cwd: folder });
    expect(await goswitch.run(['projects'])).toEqual({
      code: 0,
      stdout: `${folder}  go1.26.3  pinned to 1.26\n`,
      stderr: '',
    });
    await rm(folder, { recursive: true });
    expect((await goswitch.run(['projects'])).stdout).toBe(`${folder}  does not exist\n`);
    expect(await goswitch.json(['projects', 'remove', folder])).toEqual({ code: 0, value: { folder, removed: true } });
    expect(await goswitch.json(['projects', 'list'])).toEqual({ code: 0, value: [] });
    expect(await goswitch.run(['projects', 'fly'])).toMatchObject({ code: 2 });
  });
});

import { execFile } from 'node:child_process';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { installFakeSdk, makeFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

/** Every command that shows or takes the version says what is wrong, and what each says to run repairs it. */
it('a linked SDK that an installer replaced: every command names the one command, and that repairs it', async () => {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  const goswitch = goswitchIn(sandbox);
  const root = path.join(sandbox.dir, 'official');
  await makeFakeSdk(root, { version: 'go1.26.3' });
  await goswitch.run(['import', root, '--link']);
  await goswitch.run(['use', '1.26.3']);
  await rm(root, { recursive: true });
  await makeFakeSdk(root, { version: 'go1.26.8' });

  const repair = `goswitch import ${root} --link`;
  const remark = `go1.26.3 links to ${root}, which holds go1.26.8 now. To repair it: ${repair}`;
  const ls = await goswitch.run(['ls']);
  expect(ls.stdout).toMatch(/^\* +go1\.26\.3 \(go1\.26\.8\) +\S+ +replaced /m);
  expect(ls.stderr).toContain(remark);
  const current = await goswitch.run(['current']);
  expect(current.stdout).toMatch(/^go1\.26\.8 /);
  expect(current.stderr).toContain(remark);
  expect(await goswitch.json(['current'])).toMatchObject({ value: { version: 'go1.26.8', root } });
  for (const args of [['use', '1.26'], ['verify', 'go1.26.3'], ['prune']]) {
    const { stderr } = await goswitch.run(args);
    expect({ args, stderr }).toEqual({ args, stderr: expect.stringContaining(repair) });
    expect(stderr).not.toContain('goswitch install');
  }

  expect(await goswitch.run(['import', root, '--link'])).toMatchObject({ code: 0 });
  expect(await goswitch.run(['current'])).toMatchObject({ stdout: expect.stringMatching(/^go1\.26\.8 /), stderr: '' });
  expect((await goswitch.run(['ls'])).stderr).toBe('');
});

it('a home that was moved: what names the old place is made anew by the next ls', async () => {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  const goswitch = goswitchIn(sandbox);
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await goswitch.run(['use', '1.26.3']);
  const moved = path.join(sandbox.dir, 'moved 安');
  await rename(sandbox.home, moved);
  const env = { GOSWITCH_HOME: moved };
  expect(await goswitch.run(['ls'], { env })).toMatchObject({ code: 0, stderr: '' });
  const shim = path.join(moved, 'shims/go');
  const { stdout } = await promisify(execFile)(shim, ['version'], { env: sandbox.env, cwd: sandbox.dir });
  expect(stdout).toContain('go1.26.3');
  expect(await goswitch.run(['use', '1.26.3'], { env })).toMatchObject({ code: 0 });
});

it('a folder in the place of current, locks and aliases that went: the next commands work as before', async () => {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  const goswitch = goswitchIn(sandbox);
  const { layout } = sandbox.context;
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await installFakeSdk(sandbox.context, { version: 'go1.25.5' });
  await goswitch.run(['use', '1.26.3']);
  for (const folder of [layout.locks, layout.aliases, layout.shims, layout.current])
    await rm(folder, { recursive: true });
  await mkdir(path.join(layout.current, 'bin'), { recursive: true });
  await writeFile(path.join(layout.current, 'bin/go'), '');
  expect(await goswitch.run(['current'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^go1\.26\.3 /) });
  expect(await goswitch.run(['use', '1.25'])).toMatchObject({ code: 0 });
  expect(await goswitch.run(['current'])).toMatchObject({ stdout: expect.stringMatching(/^go1\.25\.5 /) });
});

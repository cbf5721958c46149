import { truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readInstalled } from '../../../../electron/core/manager/home/installed-sdks.ts';
import { readManifest, writeManifest } from '../../../../electron/core/manager/home/manifest.ts';
import { bootId } from '../../../../electron/core/manager/sdks/boot-id.ts';
import { settleUnflushed } from '../../../../electron/core/manager/sdks/settle-unflushed.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function installed(unflushedBoot: string | undefined) {
  const { context } = await createSandbox();
  await installFakeSdk(context, { version: 'go1.26.3' });
  const root = context.layout.sdk('go1.26.3');
  await writeFile(path.join(root, 'VERSION'), 'go1.26.3\n');
  const { files, ...header } = await readManifest(context.layout, 'go1.26.3');
  const version = { path: 'VERSION', size: 9, mode: 0o644, sha256: 'a'.repeat(64) };
  const marked = { ...header, fileCount: 1, ...(unflushedBoot === undefined ? {} : { unflushedBoot }) };
  await writeManifest(context.layout, { ...marked, files: [version] });
  const find = async () => (await readInstalled(context.layout, 'go1.26.3'))!;
  return { context, root, find };
}

it('an SDK that was written before the machine went down has its sizes compared once', async () => {
  const { context, find } = await installed('an earlier start');
  await settleUnflushed(context, await find());
  expect((await find()).header).not.toHaveProperty('unflushedBoot');
});

it('is refused where a file is empty, as after a power cut, every time', async () => {
  const { context, root, find } = await installed('an earlier start');
  await truncate(path.join(root, 'VERSION'), 0);
  for (let turn = 0; turn < 2; turn++) {
    await expect(settleUnflushed(context, await find())).rejects.toMatchObject({
      code: 'sdk-modified',
      message: expect.stringContaining('VERSION'),
    });
  }
});

it('is left alone until the machine is started again, and where its files were flushed', async () => {
  for (const boot of [await bootId(), undefined]) {
    const { context, root, find } = await installed(boot);
    await truncate(path.join(root, 'VERSION'), 0);
    await settleUnflushed(context, await find());
    expect((await find()).header.unflushedBoot).toBe(boot);
  }
});

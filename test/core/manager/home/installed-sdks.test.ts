import { mkdir, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Manifest } from '../../../../electron/contract/models.ts';
import { listInstalled, readInstalled } from '../../../../electron/core/manager/home/installed-sdks.ts';
import { writeManifest } from '../../../../electron/core/manager/home/manifest.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('reads no name that is not one of an SDK, even where a folder and a manifest of that name are', async () => {
  const { context } = await createSandbox();
  await installFakeSdk(context, { version: 'go1.26.3' });
  const { header } = (await readInstalled(context.layout, 'go1.26.3'))!;
  for (const name of ['../outside', 'gopher', 'go1.26.3/.']) {
    await mkdir(context.layout.sdk(name), { recursive: true });
    await writeManifest(context.layout, { ...header, name, files: [], fileCount: 0, totalBytes: 0 } as Manifest);
    expect([name, await readInstalled(context.layout, name)]).toEqual([name, null]);
  }
  expect((await listInstalled(context.layout)).map(({ name }) => name)).toEqual(['go1.26.3']);
});

it.skipIf(process.platform === 'win32')(
  'does not count a link that leads nowhere, to itself or to a file',
  async () => {
    const { context } = await createSandbox();
    const { layout } = context;
    const targets = {
      'go1.26.3': '/nowhere',
      'go1.26.2': layout.sdk('go1.26.2'),
      'go1.26.1': layout.manifest('go1.26.1'),
    };
    for (const [version, target] of Object.entries(targets)) {
      await installFakeSdk(context, { version });
      await mkdir(path.join(layout.home, 'aside'), { recursive: true });
      await rename(layout.sdk(version), path.join(layout.home, 'aside', version));
      await symlink(target, layout.sdk(version));
    }
    expect(await listInstalled(layout)).toEqual([]);
  },
);

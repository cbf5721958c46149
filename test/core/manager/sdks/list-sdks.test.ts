import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReleaseList } from '../../../../electron/contract/models.ts';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const INDEX: ReleaseList = {
  releases: ['go1.26.3', 'go1.26.2', 'go1.25.9', 'go1.24.1'].map((version) => ({ version, stable: true, files: [] })),
  source: 'go.dev',
  trusted: true,
  fetchedAt: '2026-11-21T00:00:00.000Z',
  stale: null,
};

async function machine(cached: ReleaseList | null = INDEX) {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, env: { PATH: '/nowhere' } });
  const systemRoot = path.join(sandbox.dir, 'system');
  await mkdir(systemRoot);
  const sdks = createSdks(sandbox.context, {
    ...createEngineParts(sandbox.context),
    releases: { cached: async () => cached },
    systemRoot,
  });
  return { ...sandbox, sdks, systemRoot };
}

describe('list', () => {
  it('is empty where there is nothing, and makes nothing', async () => {
    const { sdks } = await machine();
    expect(await sdks.list()).toEqual([]);
    expect(await sdks.installed()).toEqual([]);
  });

  it('tells all about an installed and an external SDK', async () => {
    const { sdks, context, systemRoot } = await machine();
    await installFakeSdk(context, { version: 'go1.26.3' });
    await writeFile(context.layout.active, 'go1.26.3\n');
    await makeFakeSdk(path.join(systemRoot, 'usr/local/go'), { version: 'go1.25.9' });
    expect(await sdks.list()).toEqual([
      {
        version: 'go1.26.3',
        os: 'linux',
        arch: 'amd64',
        root: context.layout.sdk('go1.26.3'),
        kind: 'installed',
        active: true,
        origin: 'official',
        verifiedBy: 'sha256',
        support: 'supported',
        installedAt: '2026-11-21T00:00:00.000Z',
        name: 'go1.26.3',
        owner: 'goswitch',
      },
      {
        version: 'go1.25.9',
        os: 'linux',
        arch: 'amd64',
        root: path.join(systemRoot, 'usr/local/go'),
        kind: 'external',
        active: false,
        origin: null,
        verifiedBy: null,
        support: 'supported',
        installedAt: null,
        owner: 'manual',
      },
    ]);
  });

  it('is sorted newest first in the order of Go, installed before external, native before others', async () => {
    const { sdks, context, userHome } = await machine();
    for (const [version, arch] of [
      ['go1.26.2'],
      ['go1.27rc1'],
      ['go1.9.7'],
      ['go1.26.10', '386'],
      ['go1.26.10', 'amd64'],
    ] as const) {
      await installFakeSdk(context, { version, ...(arch === undefined ? {} : { arch }) });
    }
    for (const version of ['go1.26.10', 'go1.26.11'])
      await makeFakeSdk(path.join(userHome, 'sdk', version), { version });
    expect((await sdks.list()).map(({ version, arch, kind }) => `${version} ${arch} ${kind}`)).toEqual([
      'go1.27rc1 amd64 installed',
      'go1.26.11 amd64 external',
      'go1.26.10 amd64 installed',
      'go1.26.10 386 installed',
      'go1.26.10 amd64 external',
      'go1.26.2 amd64 installed',
      'go1.9.7 amd64 installed',
    ]);
  });

  it('says what the index on disk says of support, and unknown without one', async () => {
    const support = async (index: ReleaseList | null) => {
      const { sdks, context } = await machine(index);
      for (const version of ['go1.26.3', 'go1.26.2', 'go1.24.1', 'go1.27rc1'])
        await installFakeSdk(context, { version });
      return Object.fromEntries((await sdks.list()).map((sdk) => [sdk.version, sdk.support]));
    };
    expect(await support(INDEX)).toEqual({
      'go1.27rc1': 'prerelease',
      'go1.26.3': 'supported',
      'go1.26.2': 'outdated',
      'go1.24.1': 'end-of-life',
    });
    expect(await support(null)).toEqual({
      'go1.27rc1': 'prerelease',
      'go1.26.3': 'unknown',
      'go1.26.2': 'unknown',
      'go1.24.1': 'unknown',
    });
  });

  it('does not count a folder without a sound manifest as installed, leaves out a manifest without a folder, and minds no strangers', async () => {
    const { sdks, context } = await machine();
    for (const version of ['go1.26.3', 'go1.25.9', 'go1.24.1', 'go1.23.4']) await installFakeSdk(context, { version });
    await rm(context.layout.manifest('go1.25.9'));
    await rm(context.layout.sdk('go1.24.1'), { recursive: true });
    await writeFile(context.layout.manifest('go1.23.4'), '{"schema":1,');
    for (const name of ['notes', '.hidden', 'go..', 'gopher']) await mkdir(path.join(context.layout.versions, name));
    await writeFile(path.join(context.layout.versions, 'go1.22.1'), 'a file');
    expect((await sdks.installed()).map(({ name }) => name)).toEqual(['go1.26.3']);
    const problems = (await sdks.list()).map(({ name, problem }) => [name, problem?.kind]);
    expect(problems).toEqual([
      ['go1.26.3', undefined],
      ['go1.25.9', 'no-manifest'],
      ['go1.23.4', 'no-manifest'],
    ]);
  });

  it.skipIf(process.platform === 'win32')('says so when it may not read its own home', async () => {
    const { sdks, context, dir, home } = await machine();
    await installFakeSdk(context, { version: 'go1.26.3' });
    for (const folder of [dir, path.dirname(home), home]) await chmod(folder, 0o755);
    await chmod(context.layout.versions, 0o000);
    await asOrdinaryUser(() => expect(sdks.list()).rejects.toMatchObject({ code: 'permission-denied' }));
    await chmod(context.layout.versions, 0o755);
  });
});

import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function homeWith(...versions: string[]) {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  for (const version of versions) await installFakeSdk(sandbox.context, { version });
  const parts = createEngineParts(sandbox.context);
  const system = { systemRoot: path.join(sandbox.dir, 'system') };
  const sdks = createSdks(sandbox.context, { ...parts, ...system });
  const switching = createSwitching(sandbox.context, parts);
  const names = async () => (await readdir(sandbox.context.layout.versions)).sort();
  const alias = (spec: string) => readFile(sandbox.context.layout.alias(spec), 'utf8').catch(() => null);
  return { ...sandbox, ...parts, ...system, sdks, switching, names, alias };
}

describe('remove', () => {
  it('takes away folder, manifest and aliases, and records what brings it back', async () => {
    const { sdks, names, alias, journal, context } = await homeWith('go1.26.3', 'go1.26.2');
    const events: unknown[] = [];
    context.events.on('sdkRemoved', (event) => events.push(event));
    expect(await sdks.remove('1.26')).toEqual({ name: 'go1.26.3', version: 'go1.26.3', wasActive: false });
    expect(await names()).toEqual(['go1.26.2', 'go1.26.2.json']);
    expect([await alias('1.26'), await alias('latest')]).toEqual(['go1.26.2\n', 'go1.26.2\n']);
    expect(await readdir(context.layout.trash)).toEqual([]);
    expect(events).toEqual([{ version: 'go1.26.3', name: 'go1.26.3' }]);
    expect(await journal.list()).toMatchObject([
      {
        action: 'sdk.uninstall',
        target: 'go1.26.3',
        summary: 'Removed go1.26.3',
        undo: { action: 'sdk.install', version: 'go1.26.3', arch: 'amd64' },
      },
    ]);
  });

  it('leaves no alias when the last one goes', async () => {
    const { sdks, context } = await homeWith('go1.26.3');
    await sdks.remove('latest');
    expect(await readdir(context.layout.aliases).catch(() => [])).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('refuses the active one, and with force leaves none active', async () => {
    const { sdks, switching, names, context, alias } = await homeWith('go1.26.3', 'go1.25.9');
    await switching.use('1.26');
    await expect(sdks.remove('1.26')).rejects.toMatchObject({
      code: 'sdk-active',
      hint: expect.stringContaining('goswitch uninstall go1.26.3 --force'),
    });
    expect(await switching.active()).toBe('go1.26.3');
    const events: unknown[] = [];
    context.events.on('activeChanged', (event) => events.push(event));
    expect(await sdks.remove('1.26', { force: true })).toMatchObject({ wasActive: true });
    expect(await names()).toEqual(['go1.25.9', 'go1.25.9.json']);
    expect([await switching.active(), await alias('latest')]).toEqual([null, 'go1.25.9\n']);
    await expect(lstat(context.layout.active)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(lstat(context.layout.current)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(events).toEqual([{ active: null, previous: 'go1.26.3' }]);
  });

  it.skipIf(process.platform === 'win32')('removes a read-only tree', async () => {
    const { sdks, names, context, dir } = await homeWith('go1.26.3');
    execFileSync('chmod', ['-R', 'a-w', path.join(context.layout.sdk('go1.26.3'), 'src')]);
    if (process.geteuid?.() === 0) execFileSync('chown', ['-R', '65534', dir]);
    await asOrdinaryUser(() => sdks.remove('1.26'));
    expect([await names(), await readdir(context.layout.trash)]).toEqual([[], []]);
  });

  it.skipIf(process.platform === 'win32')('of an SDK adopted in place removes the link alone', async () => {
    const { sdks, names, context, dir, journal } = await homeWith();
    const real = path.join(dir, 'elsewhere');
    await makeFakeSdk(real, { version: 'go1.24.1' });
    await installFakeSdk(context, {
      version: 'go1.24.1',
      manifest: { origin: 'adopted', linkedTo: real, files: [], fileCount: 0 },
    });
    await rm(context.layout.sdk('go1.24.1'), { recursive: true });
    await symlink(real, context.layout.sdk('go1.24.1'));
    await sdks.remove('1.24');
    expect([await names(), (await readdir(real)).length]).toEqual([[], 5]);
    expect(await journal.list()).toMatchObject([{ undo: { action: 'sdk.import', folder: real, mode: 'link' } }]);
  });

  it.each<[string, (home: Awaited<ReturnType<typeof homeWith>>) => Promise<unknown>]>([
    ['manifest is damaged', ({ context }) => writeFile(context.layout.manifest('go1.26.3'), '{')],
    ['manifest is gone', ({ context }) => rm(context.layout.manifest('go1.26.3'))],
    ['folder is gone', ({ context }) => rm(context.layout.sdk('go1.26.3'), { recursive: true })],
  ])('removes what is left of an SDK whose %s, by its exact name', async (_, damage) => {
    const home = await homeWith('go1.26.3');
    await damage(home);
    await expect(home.sdks.remove('1.26')).rejects.toMatchObject({ code: 'sdk-not-installed' });
    expect(await home.sdks.remove('1.26.3')).toEqual({ name: 'go1.26.3', version: 'go1.26.3', wasActive: false });
    expect(await home.names()).toEqual([]);
  });

  it.each(['1.24', 'go1.26.4', '../../user'])('says that %s is not installed', async (spec) => {
    const { sdks } = await homeWith('go1.26.3');
    await expect(sdks.remove(spec)).rejects.toMatchObject({
      code: expect.stringMatching(/sdk-not-installed|invalid-spec/),
    });
  });

  it.skipIf(process.platform === 'win32')('that fails leaves everything as it was', async () => {
    const { sdks, switching, context, names, alias } = await homeWith('go1.26.3', 'go1.25.9');
    await switching.use('1.26');
    await writeFile(context.layout.trash, 'a file where the folder should be');
    await expect(sdks.remove('1.26', { force: true })).rejects.toThrow();
    expect(await names()).toEqual(['go1.25.9', 'go1.25.9.json', 'go1.26.3', 'go1.26.3.json']);
    expect([await switching.active(), await alias('latest')]).toEqual(['go1.26.3', 'go1.26.3\n']);
    expect(await lstat(context.layout.current)).toBeDefined();
  });

  it('at every step leads no reader to a missing SDK: aliases first, then the folder, then the manifest', async () => {
    const seen: string[] = [];
    const home = await homeWith('go1.26.3', 'go1.26.2');
    const { context, alias, names } = home;
    const look = async (step: string) =>
      seen.push(`${step}: ${(await alias('1.26'))?.trim()} ${(await names()).join(' ')}`);
    const sdks = createSdks(context, { ...home, refreshDerived: async () => void (await look('refresh')) });
    await writeFile(path.join(await mkdirIn(context.layout.aliases), '1.26'), 'go1.26.3\n');
    await sdks.remove('1.26.3');
    expect(seen).toEqual(['refresh: go1.26.2 go1.26.2 go1.26.2.json']);
  });

  it.each<[string, (home: Awaited<ReturnType<typeof homeWith>>) => Promise<unknown>, string[]]>([
    [
      'the aliases are changed',
      async ({ context }) => writeFile(path.join(await mkdirIn(context.layout.aliases), 'latest'), 'go1.26.2\n'),
      ['go1.26.3', 'go1.26.2'],
    ],
    [
      'the folder is in the trash',
      async ({ context }) => rm(context.layout.sdk('go1.26.3'), { recursive: true }),
      ['go1.26.2'],
    ],
  ])('killed after %s: ls tells the truth, and use and install go on from there', async (_, state, installed) => {
    const home = await homeWith('go1.26.3', 'go1.26.2');
    await state(home);
    expect((await home.sdks.list()).map(({ name }) => name)).toEqual(installed);
    await installFakeSdk(home.context, { version: 'go1.26.3' });
    expect((await home.sdks.find('latest')).name).toBe('go1.26.3');
  });
});

async function mkdirIn(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  return folder;
}

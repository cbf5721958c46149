import { chmod, lstat, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { refreshAliases } from '../../../../electron/core/manager/home/refresh-aliases.ts';
import { repairDerived } from '../../../../electron/core/manager/home/repair-derived.ts';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A home with go1.26.3 and go1.25.9, the older one active, and nothing to mend. */
async function soundHome() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const { context } = sandbox;
  for (const version of ['go1.26.3', 'go1.25.9']) await installFakeSdk(context, { version });
  await writeFile(context.layout.active, 'go1.25.9\n');
  await symlink(context.layout.sdk('go1.25.9'), context.layout.current);
  await refreshAliases(context);
  const { locks } = createEngineParts(context);
  const refreshed: string[] = [];
  const refreshDerived = async () => {
    refreshed.push('refreshed');
    await refreshAliases(context);
  };
  const repair = () => repairDerived({ context, locks, refreshDerived });
  const current = async () => path.basename(await readlink(context.layout.current).catch(() => 'none'));
  return { ...sandbox, locks, refreshed, repair, current };
}

type Home = Awaited<ReturnType<typeof soundHome>>;

async function pointElsewhere({ context }: Home, target: string | null): Promise<void> {
  await rm(context.layout.current);
  if (target !== null) await symlink(target, context.layout.current);
}

describe.skipIf(process.platform === 'win32')('repairing what a killed process left behind', () => {
  it('does nothing where nothing is wrong, and takes no lock', async () => {
    const { repair, refreshed, context } = await soundHome();
    await repair();
    expect(refreshed).toEqual([]);
    await expect(lstat(context.layout.locks)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each<[string, (home: Home) => Promise<unknown>]>([
    ['is one switch ahead', (home) => pointElsewhere(home, home.context.layout.sdk('go1.26.3'))],
    ['is missing', (home) => pointElsewhere(home, null)],
    ['leads nowhere', (home) => pointElsewhere(home, '/nowhere')],
    ['is a folder', (home) => pointElsewhere(home, null).then(() => mkdir(home.context.layout.current))],
    ['is right, but a manifest is damaged', ({ context }) => writeFile(context.layout.manifest('go1.25.9'), '{')],
  ])('makes current follow active when it %s', async (_, damage) => {
    const home = await soundHome();
    await damage(home);
    await home.repair();
    expect(await home.current()).toBe('go1.25.9');
  });

  it('writes shims that name another home anew: the home was moved', async () => {
    const home = await soundHome();
    const { context } = home;
    await createShims(context).refresh(['go1.26.3', 'go1.25.9']);
    await home.repair();
    expect(home.refreshed).toEqual([]);
    const shim = path.join(context.layout.shims, 'go');
    await writeFile(shim, (await readFile(shim, 'utf8')).replaceAll(context.layout.home, '/old/home'), { mode: 0o755 });
    await home.repair();
    expect(home.refreshed).toEqual(['refreshed']);
  });

  it.each<[string, (home: Home) => Promise<unknown>]>([
    ['nothing is active', ({ context }) => rm(context.layout.active)],
    ['active is damaged', ({ context }) => writeFile(context.layout.active, '../..\n')],
    ['the active SDK is gone', ({ context }) => rm(context.layout.sdk('go1.25.9'), { recursive: true })],
  ])('takes current away when %s', async (_, damage) => {
    const home = await soundHome();
    await damage(home);
    await home.repair();
    expect(await home.current()).toBe('none');
  });

  it('makes the aliases of an SDK whose install was killed before them', async () => {
    const { repair, context, refreshed } = await soundHome();
    await installFakeSdk(context, { version: 'go1.26.4' });
    await repair();
    expect([await readFile(context.layout.alias('1.26'), 'utf8'), refreshed]).toEqual(['go1.26.4\n', ['refreshed']]);
  });

  it('makes a missing shim of a version, where there are shims', async () => {
    const { repair, context, refreshed } = await soundHome();
    await mkdir(context.layout.shims);
    for (const name of ['go', 'gofmt', 'go1.26.3']) await writeFile(path.join(context.layout.shims, name), '');
    await repair();
    expect(refreshed).toEqual(['refreshed']);
    await writeFile(path.join(context.layout.shims, 'go1.25.9'), '');
    await repair();
    expect(refreshed).toEqual(['refreshed']);
  });

  it('leaves a change that is under way alone', async () => {
    const home = await soundHome();
    await home.locks.withLock('sdks', {}, async () => {
      await pointElsewhere(home, home.context.layout.sdk('go1.26.3'));
      await home.repair();
      expect(await home.current()).toBe('go1.26.3');
    });
  });

  it('makes no home where there is none', async () => {
    const { context, home } = await createSandbox();
    await repairDerived({
      context,
      locks: createEngineParts(context).locks,
      refreshDerived: () => refreshAliases(context),
    });
    await expect(lstat(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('only logs when the home cannot be written', async () => {
    const home = await soundHome();
    await pointElsewhere(home, null);
    for (const folder of [home.dir, home.userHome, home.home]) await chmod(folder, 0o555);
    await asOrdinaryUser(home.repair);
    expect([home.logged.length, await readdir(home.home)]).toEqual([1, expect.not.arrayContaining(['current'])]);
    await chmod(home.home, 0o755);
  });
});

import { lstat, mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function homeWithLeftovers() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  const { context, home } = sandbox;
  await installFakeSdk(context, { version: 'go1.26.3' });
  const put = async (file: string, bytes = 10) => {
    await mkdir(path.dirname(path.join(home, file)), { recursive: true });
    await writeFile(path.join(home, file), Buffer.alloc(bytes));
  };
  await put('staging/go1.25.9~0a1b2c3d/go/VERSION');
  await put('staging/go1.25.9~0a1b2c3d/go/src/a.go', 5);
  await put('downloads/go1.25.9.linux-amd64.tar.gz.partial', 100);
  await put('downloads/go1.24.1.darwin-arm64.tar.gz', 200);
  await put('trash/go1.22.1~0a1b2c3d/VERSION');
  await put('versions/go1.23.4.json');
  await put('.goswitch-0123456789ab.tmp');
  await put('aliases/.goswitch-0123456789ab.tmp');
  await utimes(path.join(home, '.goswitch-0123456789ab.tmp'), 1, 1);
  await put('settings.json');
  await put('backups/kept');
  await put('index/kept.json');
  const parts = createEngineParts(context);
  return { ...sandbox, ...parts, put, sdks: createSdks(context, parts) };
}

const ALL = [
  ['.goswitch-0123456789ab.tmp', 10],
  ['downloads/go1.24.1.darwin-arm64.tar.gz', 200],
  ['downloads/go1.25.9.linux-amd64.tar.gz.partial', 100],
  ['staging/go1.25.9~0a1b2c3d', 15],
  ['trash/go1.22.1~0a1b2c3d', 10],
  ['versions/go1.23.4.json', 10],
] as const;

function shown(home: string, removed: readonly { path: string; bytes: number }[]) {
  return removed.map(({ path: file, bytes }) => [path.relative(home, file), bytes]).sort();
}

describe('prune', () => {
  it('removes what installs, removals and downloads left, and nothing else', async () => {
    const { sdks, home } = await homeWithLeftovers();
    const { removed, freedBytes } = await sdks.prune();
    expect([shown(home, removed), freedBytes]).toEqual([ALL, 345]);
    for (const [file] of ALL) await expect(lstat(path.join(home, file))).rejects.toMatchObject({ code: 'ENOENT' });
    const left = [
      'settings.json',
      'backups/kept',
      'index/kept.json',
      'aliases/.goswitch-0123456789ab.tmp',
      'versions/go1.26.3',
      'versions/go1.26.3.json',
    ];
    for (const file of left) expect(await lstat(path.join(home, file))).toBeDefined();
    expect(await sdks.prune()).toEqual({ removed: [], freedBytes: 0 });
  });

  it('as a dry run says the same and removes nothing', async () => {
    const { sdks, home } = await homeWithLeftovers();
    expect(shown(home, (await sdks.prune({ dryRun: true })).removed)).toEqual(ALL);
    for (const [file] of ALL) expect(await lstat(path.join(home, file))).toBeDefined();
  });

  it('leaves what a running install works with, and the manifest that a running commit just wrote', async () => {
    const { sdks, home, locks } = await homeWithLeftovers();
    const running = ['go1.25.9', 'go1.24.1.darwin-arm64'];
    const { removed } = await locks.withLock(`install-${running[0]}`, {}, () =>
      locks.withLock(`install-${running[1]}`, {}, () => locks.withLock('sdks', {}, () => sdks.prune())),
    );
    // What lies in trash/ may have to go back to its place, as long as the change that moved it goes on.
    expect(shown(home, removed).map(([file]) => file)).toEqual(['.goswitch-0123456789ab.tmp']);
  });

  it('removes strange things only when nobody touched them for a day', async () => {
    const { sdks, home, put } = await homeWithLeftovers();
    await put('staging/fresh');
    await put('downloads/old');
    await utimes(path.join(home, 'downloads/old'), 1, 1);
    const removed = shown(home, (await sdks.prune()).removed).map(([file]) => file);
    expect([removed.includes('downloads/old'), removed.includes('staging/fresh')]).toEqual([true, false]);
  });

  it.skipIf(process.platform === 'win32')('never follows a link out of the home', async () => {
    const { sdks, dir, home } = await homeWithLeftovers();
    await mkdir(path.join(dir, 'outside'));
    await writeFile(path.join(dir, 'outside/kept'), 'x');
    await symlink(path.join(dir, 'outside'), path.join(home, 'trash/link'));
    await symlink(path.join(dir, 'outside'), path.join(home, 'staging/go1.25.9~0a1b2c3d/go/link'));
    await sdks.prune();
    expect([await readdir(path.join(home, 'trash')), await readdir(path.join(dir, 'outside'))]).toEqual([[], ['kept']]);
  });

  it('has nothing to do where there is no home, and makes none', async () => {
    const { context, home } = await createSandbox();
    expect(await createSdks(context, createEngineParts(context)).prune()).toEqual({ removed: [], freedBytes: 0 });
    await expect(lstat(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

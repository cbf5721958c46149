import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSdkRows } from '../../../../electron/core/manager/sdks/sdk-rows.ts';
import { makeSdkEntries, makeTarGz } from '../../../helpers/make-archive.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createModuleEngine, FROM_PROXY, failure, leftOf, MODULE, NOTHING, VERSION } from './module-engine.ts';

describe.skipIf(process.platform === 'win32')('from a module proxy', () => {
  it('is installed with its proof in the manifest, journaled, verified again, and undone', async () => {
    const engine = await createModuleEngine();
    engine.sumdb.fill(20);
    const { h1 } = engine.proxy.addToolchain(VERSION);
    engine.sumdb.fill(20);
    const progress = recordingProgress();
    const result = await (await engine.core.installer()).install(FROM_PROXY, progress);
    const { layout } = engine.core.context;
    const root = layout.sdk(VERSION);
    expect(result).toMatchObject({
      ok: true,
      version: VERSION,
      root,
      files: 8,
      verifiedBy: 'checksum-database',
      alreadyInstalled: false,
    });
    expect(progress.phases).toEqual(['resolving', 'downloading', 'unpacking', 'verifying', 'verifying', 'committing']);
    const [sdk] = await (await engine.core.sdks()).installed();
    const proof = {
      database: '127.0.0.1:1',
      moduleVersion: MODULE,
      h1,
      recordId: 20,
      treeSize: 41,
      via: `${engine.proxy.url}/sumdb/127.0.0.1:1`,
    };
    expect(sdk?.header).toMatchObject({
      origin: 'module-proxy',
      verifiedBy: 'checksum-database',
      archive: { from: `${engine.proxy.url}/golang.org/toolchain/@v/${MODULE}.zip`, sha256: null },
      proof,
      crossCheck: null,
    });
    expect(await readFile(path.join(root, 'src/go.mod'), 'utf8')).toBe('module std\n');
    expect((await lstat(path.join(root, 'bin/go'))).mode & 0o777).toBe(0o755);
    expect(await leftOf(engine)).toMatchObject({ staging: [], downloads: [] });
    const [entry] = await (await engine.core.journal()).list();
    expect(entry).toMatchObject({
      action: 'sdk.install',
      summary: `Installed ${VERSION}, verified by the checksum database`,
      data: { proof },
      undo: { action: 'sdk.uninstall', name: VERSION },
    });
    const sdks = await engine.core.sdks();
    expect(await readSdkRows(sdks)).toMatchObject([{ name: VERSION, proof, crossCheck: null }]);
    engine.sumdb.fill(5);
    expect(await sdks.verify('1.26.3', recordingProgress())).toMatchObject({
      ok: true,
      checked: 8,
      proof: { state: 'proven', proof: { h1, treeSize: 46 } },
    });
    await sdks.remove('1.26.3');
    expect(await leftOf(engine)).toMatchObject(NOTHING);
  });

  it('by a prefix: the newest of the list, without its prereleases; an exact version is asked for without the list', async () => {
    const engine = await createModuleEngine();
    for (const version of ['go1.26.2', VERSION, 'go1.27rc1']) engine.proxy.addToolchain(version);
    expect(await engine.install({ spec: '1.26', from: 'proxy' })).toMatchObject({ version: VERSION });
    engine.proxy.server.forgetRequests();
    expect(await engine.install({ spec: '1.27rc1', from: 'proxy' })).toMatchObject({ version: 'go1.27rc1' });
    expect(engine.proxy.server.requests[0]?.path).toBe('/golang.org/toolchain/@v/v0.0.1-go1.27rc1.linux-amd64.zip');
    const list = await (await engine.core.releases()).listOnly('proxy');
    expect(list.releases.map(({ version, stable }) => [version, stable])).toEqual([
      ['go1.27rc1', false],
      [VERSION, true],
      ['go1.26.2', true],
    ]);
  });

  it('is the last of the sources: used by itself when they fail, and told when it fails too', async () => {
    const engine = await createModuleEngine();
    engine.proxy.addToolchain(VERSION);
    expect((await (await engine.core.releases()).list()).releases.map(({ version }) => version)).toEqual([VERSION]);
    expect(await engine.install({ spec: '1.26' })).toMatchObject({ version: VERSION, verifiedBy: 'checksum-database' });
    const none = await failure(engine.install({ spec: '1.25.1' }));
    expect([none.code, none.details?.['moduleProxy']]).toEqual([
      'index-unavailable',
      expect.objectContaining({ code: 'release-not-found' }),
    ]);
    const off = await createModuleEngine({ env: { GOPROXY: 'off' } });
    expect(await failure(off.install({ spec: '1.26.3' }))).toMatchObject({
      code: 'index-unavailable',
      message: expect.not.stringContaining('module prox'),
    });
    const unset = await createModuleEngine({ env: { GOPROXY: '' } });
    expect(await failure(unset.install(FROM_PROXY))).toMatchObject({
      code: 'goproxy-unset',
      hint: expect.stringContaining('settings set goproxy'),
    });
  });

  it('may stand anywhere in the user’s order, with an address of its own', async () => {
    const engine = await createModuleEngine({ env: { GOPROXY: 'off' } });
    const server = await openReleaseServer();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.4' }));
    server.addRelease({
      version: 'go1.26.4',
      files: [{ filename: 'go1.26.4.linux-amd64.tar.gz', os: 'linux', arch: 'amd64', bytes }],
    });
    const athens = { name: 'athens', kind: 'module-proxy' as const, url: engine.proxy.url, trusted: false };
    await (await engine.core.settings()).update({
      sources: [athens, { name: 'index', kind: 'index', url: server.base, trusted: true }],
    });
    const releases = await engine.core.releases();
    expect(await releases.ways()).toEqual(['athens', undefined, 'proxy']);
    engine.proxy.addToolchain(VERSION);
    // The index knows a newer one, and is not asked.
    expect(await engine.install({ spec: '1.26' })).toMatchObject({ version: VERSION, verifiedBy: 'checksum-database' });
    expect(server.requests).toEqual([]);
    // What the first way does not have, the next may.
    expect(await engine.install({ spec: '1.26.4' })).toMatchObject({ version: 'go1.26.4', verifiedBy: 'sha256' });
    expect((await releases.listOnly('athens')).releases.map(({ version }) => version)).toEqual([VERSION]);
    await (await engine.core.sdks()).remove(VERSION);
    expect(await engine.install({ spec: '1.26.3', from: 'athens' })).toMatchObject({ verifiedBy: 'checksum-database' });
  });

  it('takes over when the archive cannot be fetched, though its index could', async () => {
    const engine = await createModuleEngine();
    const server = await openReleaseServer();
    const bytes = makeTarGz(makeSdkEntries({ version: VERSION }));
    server.addRelease({
      version: VERSION,
      files: [{ filename: `${VERSION}.linux-amd64.tar.gz`, os: 'linux', arch: 'amd64', bytes }],
    });
    server.faultAlways(`/dl/${VERSION}.linux-amd64.tar.gz`, 'status:403');
    await (await engine.core.settings()).update({
      sources: [{ name: 'index', kind: 'index', url: server.base, trusted: true }],
    });
    engine.proxy.addToolchain(VERSION);
    expect(await engine.install({ spec: '1.26.3' })).toMatchObject({ verifiedBy: 'checksum-database' });
  });
});

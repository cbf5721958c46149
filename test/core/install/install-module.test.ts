import { randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type AppError, isAppError } from '../../../electron/contract/errors.ts';
import { makeSdkEntries, makeTarGz } from '../../helpers/make-archive.ts';
import { openReleaseServer } from '../../helpers/open-release-server.ts';
import { recordingProgress } from '../../helpers/recording-progress.ts';
import { createModuleEngine, DEAD, type ModuleEngine } from './module-engine.ts';

const VERSION = 'go1.26.3';
const MODULE = 'v0.0.1-go1.26.3.linux-amd64';
const FROM_PROXY = { spec: '1.26.3', from: 'proxy' };

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}

/** Nothing of a try is there: neither the SDK nor anything in staging; in downloads at most what can be resumed. */
async function leftOf({ core, sandbox }: ModuleEngine): Promise<unknown> {
  const { layout } = core.context;
  const names = async (folder: string) => (await readdir(folder).catch(() => [])).toSorted();
  const sdks = (await (await core.sdks()).installed()).map(({ name }) => name);
  return {
    sdks,
    staging: await names(layout.staging),
    versions: await names(layout.versions),
    downloads: await names(path.join(sandbox.home, 'downloads')),
  };
}

const NOTHING = { sdks: [], staging: [], versions: [], downloads: [] };

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
    expect(result).toMatchObject({ ok: true, version: VERSION, root, files: 8, verifiedBy: 'checksum-database', alreadyInstalled: false });
    expect(progress.phases).toEqual(['resolving', 'downloading', 'unpacking', 'verifying', 'verifying', 'committing']);
    const [sdk] = await (await engine.core.sdks()).installed();
    const proof = { database: '127.0.0.1:1', moduleVersion: MODULE, h1, recordId: 20, treeSize: 41, via: `${engine.proxy.url}/sumdb/127.0.0.1:1` };
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
      summary: `Installed ${VERSION}, proven by the checksum database`,
      data: { proof },
      undo: { action: 'sdk.uninstall', name: VERSION },
    });
    const sdks = await engine.core.sdks();
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
    expect([none.code, none.details?.['moduleProxy']]).toEqual(['index-unavailable', expect.objectContaining({ code: 'release-not-found' })]);
    const off = await createModuleEngine({ env: { GOPROXY: 'off' } });
    expect(await failure(off.install({ spec: '1.26.3' }))).toMatchObject({
      code: 'index-unavailable',
      message: expect.not.stringContaining('module prox'),
    });
    const unset = await createModuleEngine({ env: { GOPROXY: '' } });
    expect(await failure(unset.install(FROM_PROXY))).toMatchObject({ code: 'goproxy-unset', hint: expect.stringContaining('settings set goproxy') });
  });

  it('may stand anywhere in the user’s order, with an address of its own', async () => {
    const engine = await createModuleEngine({ env: { GOPROXY: 'off' } });
    const server = await openReleaseServer();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.4' }));
    server.addRelease({ version: 'go1.26.4', files: [{ filename: 'go1.26.4.linux-amd64.tar.gz', os: 'linux', arch: 'amd64', bytes }] });
    const athens = { name: 'athens', kind: 'module-proxy' as const, url: engine.proxy.url, trusted: false };
    await (await engine.core.settings()).update({ sources: [athens, { name: 'index', kind: 'index', url: server.base, trusted: true }] });
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
    server.addRelease({ version: VERSION, files: [{ filename: `${VERSION}.linux-amd64.tar.gz`, os: 'linux', arch: 'amd64', bytes }] });
    server.faultAlways(`/dl/${VERSION}.linux-amd64.tar.gz`, 'status:403');
    await (await engine.core.settings()).update({ sources: [{ name: 'index', kind: 'index', url: server.base, trusted: true }] });
    engine.proxy.addToolchain(VERSION);
    expect(await engine.install({ spec: '1.26.3' })).toMatchObject({ verifiedBy: 'checksum-database' });
  });
});

describe.skipIf(process.platform === 'win32')('whoever does not tell the truth gets nowhere', () => {
  const attacks: Record<string, [(engine: ModuleEngine) => void, string, string]> = {
    'a wrong zip': [
      (engine) => engine.proxy.addToolchain(VERSION, { recordedH1: `h1:${randomBytes(32).toString('base64')}` }),
      'module-mismatch',
      'wrong-zip',
    ],
    'a wrong record': [
      (engine) => {
        const recorded = `h1:${randomBytes(32).toString('base64')}`;
        const { h1 } = engine.proxy.addToolchain(VERSION, { recordedH1: recorded });
        // The proxy makes the record fit its zip, so that only the tree can tell.
        engine.proxy.intercept((asked, bytes) => (asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace(recorded, h1)) : bytes));
      },
      'sumdb-record-invalid',
      'wrong-record',
    ],
    'a tree that ends before the record': [
      (engine) => {
        engine.sumdb.fill(3);
        engine.proxy.addToolchain(VERSION);
        engine.proxy.intercept((asked, bytes) =>
          asked.startsWith('lookup/') ? Buffer.from(engine.sumdb.lookupText('golang.org/toolchain', MODULE, 3) ?? '') : bytes,
        );
      },
      'sumdb-stale',
      'stale-tree',
    ],
    'an unsigned tree': [
      (engine) => {
        engine.proxy.addToolchain(VERSION);
        engine.proxy.intercept((asked, bytes) =>
          asked.startsWith('lookup/') && bytes !== null ? Buffer.from(bytes.toString().replace(/\n\u2014 [\s\S]*$/, '\n')) : bytes,
        );
      },
      'sumdb-unsigned',
      'unsigned-tree',
    ],
    'no database at all': [
      (engine) => {
        engine.proxy.addToolchain(VERSION);
        engine.proxy.passOn(null);
      },
      'sumdb-unavailable',
      'sumdb-stripped',
    ],
  };

  it.each(Object.entries(attacks))('%s', async (_, [attack, code, name]) => {
    const engine = await createModuleEngine();
    attack(engine);
    const error = await failure(engine.install(FROM_PROXY));
    expect([error.code, error.details?.['attack'] ?? (error.cause as AppError | undefined)?.details?.['attack']]).toEqual([code, name]);
    const left = (await leftOf(engine)) as typeof NOTHING;
    expect({ ...left, downloads: [] }).toEqual(NOTHING);
    // Bytes that were shown to be wrong are not kept.
    if (code === 'module-mismatch') expect(left.downloads).toEqual([]);
  });

  it('a forked tree: one that contradicts what an earlier install saw', async () => {
    const engine = await createModuleEngine();
    engine.sumdb.fill(3);
    engine.proxy.addToolchain('go1.26.2');
    await engine.install({ spec: '1.26.2', from: 'proxy' });
    const fork = engine.sumdb.forkAt(2);
    engine.proxy.passOn(fork);
    fork.fill(5);
    engine.proxy.addToolchain(VERSION);
    expect(await failure(engine.install(FROM_PROXY))).toMatchObject({ code: 'sumdb-forked', details: { attack: 'forked-tree' } });
    expect(await leftOf(engine)).toMatchObject({ sdks: ['go1.26.2'], staging: [] });
  });

  it('an attack is told even where the proxy was only the last resort', async () => {
    const engine = await createModuleEngine();
    engine.proxy.addToolchain(VERSION, { recordedH1: `h1:${randomBytes(32).toString('base64')}` });
    expect(await failure(engine.install({ spec: '1.26.3' }))).toMatchObject({ code: 'module-mismatch' });
  });

  it('a proven zip of another version than it says is not put in place', async () => {
    const engine = await createModuleEngine();
    engine.proxy.addToolchain(VERSION, {
      files: { VERSION: 'go1.26.2\n', 'bin/go': '#!/bin/sh\necho go version go1.26.2 linux/amd64\n', 'src/fmt/a.go': '', 'pkg/tool/a': '' },
    });
    expect(await failure(engine.install(FROM_PROXY))).toMatchObject({ code: 'probe-failed' });
    expect(await leftOf(engine)).toMatchObject({ sdks: [], staging: [] });
  });

  it('GOSUMDB=off is refused before anything is fetched; for a file:// proxy alone it needs the user to insist', async () => {
    const off = await createModuleEngine({ env: { GOSUMDB: 'off' } });
    off.proxy.addToolchain(VERSION);
    for (const allowUnproven of [false, true]) {
      const error = await failure(off.install({ ...FROM_PROXY, allowUnproven }));
      expect([error.code, error.message]).toEqual(['sumdb-disabled', 'checksum database disabled by GOSUMDB=off']);
    }
    expect(off.proxy.server.requests).toEqual([]);
    const { zip } = off.proxy.addToolchain('go1.26.2');
    const folder = path.join(off.sandbox.dir, 'proxy');
    const place = path.join(folder, 'golang.org/toolchain/@v');
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, 'v0.0.1-go1.26.2.linux-amd64.zip'), zip);
    off.sandbox.env['GOPROXY'] = pathToFileURL(folder).href;
    const request = { spec: '1.26.2', from: 'proxy' };
    expect(await failure(off.install(request))).toMatchObject({ code: 'sumdb-disabled' });
    expect(await off.install({ ...request, allowUnproven: true })).toMatchObject({ verifiedBy: null });
    expect((await (await off.core.sdks()).installed())[0]?.header).toMatchObject({ origin: 'module-proxy', verifiedBy: null });
    expect(await readdir(place)).toEqual(['v0.0.1-go1.26.2.linux-amd64.zip']);
  });
});

describe.skipIf(process.platform === 'win32')('interrupted', () => {
  const big = {
    'bin/go': '#!/bin/sh\necho go version go1.26.3 linux/amd64\n',
    VERSION: `${VERSION}\n`,
    'src/fmt/x': randomBytes(600_000),
    'pkg/tool/t/a': 'x',
  };

  it('a broken connection is resumed; bytes kept by an earlier run too', async () => {
    const engine = await createModuleEngine({ settings: { retries: 0 } });
    const { zipPath, zip } = engine.proxy.addToolchain(VERSION, { files: big });
    engine.proxy.server.fault(zipPath, ['reset-after:200000']);
    engine.proxy.server.faultAlways(zipPath, 'reset');
    expect(await failure(engine.install(FROM_PROXY))).toMatchObject({ code: 'network-unreachable' });
    const { downloads } = (await leftOf(engine)) as typeof NOTHING;
    expect(downloads).toEqual(['go1.26.3.linux-amd64.module.zip.partial', 'go1.26.3.linux-amd64.module.zip.partial.json']);
    engine.proxy.server.faultAlways(zipPath, null);
    const { bytes } = await engine.install(FROM_PROXY);
    expect(bytes).toBeLessThan(zip.length - 100_000);
    expect(engine.proxy.server.requestsFor(zipPath).at(-1)?.headers).toMatchObject({ range: expect.stringMatching(/^bytes=\d{6}-$/) });
    expect(await leftOf(engine)).toMatchObject({ sdks: [VERSION], staging: [], downloads: [] });
  });

  it('kept bytes that are not those of the zip lead to a fresh start', async () => {
    const engine = await createModuleEngine({ settings: { retries: 0 } });
    const { zipPath } = engine.proxy.addToolchain(VERSION, { files: big });
    engine.proxy.server.fault(zipPath, ['reset-after:200000']);
    engine.proxy.server.faultAlways(zipPath, 'reset');
    await failure(engine.install(FROM_PROXY));
    engine.proxy.server.faultAlways(zipPath, null);
    const kept = path.join(engine.core.context.layout.downloads, 'go1.26.3.linux-amd64.module.zip.partial');
    const bytes = await readFile(kept);
    await writeFile(kept, Buffer.concat([bytes.subarray(0, 1000), randomBytes(100), bytes.subarray(1100)]));
    expect(await engine.install(FROM_PROXY)).toMatchObject({ verifiedBy: 'checksum-database' });
  });

  it('cancelled while it downloads: nothing but resumable bytes is left', async () => {
    const engine = await createModuleEngine();
    const { zipPath } = engine.proxy.addToolchain(VERSION, { files: big });
    engine.proxy.server.fault(zipPath, ['stall-after:100000']);
    const abort = new AbortController();
    const progress = { ...recordingProgress(abort.signal), bytes: (done: number) => done >= 50_000 && abort.abort() };
    expect(await failure((await engine.core.installer()).install(FROM_PROXY, progress))).toMatchObject({ code: 'cancelled' });
    expect(await leftOf(engine)).toMatchObject({ sdks: [], staging: [], versions: [] });
    expect(await engine.install(FROM_PROXY)).toMatchObject({ alreadyInstalled: false });
  });

  it('two at once: one works, the other finds it done', async () => {
    const engine = await createModuleEngine();
    const { zipPath } = engine.proxy.addToolchain(VERSION, { files: big });
    const other = await engine.another().installer();
    const results = await Promise.all([engine.install(FROM_PROXY), other.install(FROM_PROXY, recordingProgress())]);
    expect(results.map(({ alreadyInstalled }) => alreadyInstalled).toSorted()).toEqual([false, true]);
    expect(engine.proxy.server.requestsFor(zipPath)).toHaveLength(1);
  });
});

describe.skipIf(process.platform === 'win32')('with the same version at hand from elsewhere', () => {
  it('replacing an official one compares every common file, and says which differ', async () => {
    const engine = await createModuleEngine();
    const server = await openReleaseServer();
    const bytes = makeTarGz(makeSdkEntries({ version: VERSION, files: { 'src/fmt/print.go': 'package fmt\n', 'doc/only-here': 'x' } }));
    server.addRelease({ version: VERSION, files: [{ filename: `${VERSION}.linux-amd64.tar.gz`, os: 'linux', arch: 'amd64', bytes }] });
    await engine.install({ spec: '1.26.3', from: server.base });
    engine.proxy.addToolchain(VERSION);
    await engine.install({ ...FROM_PROXY, replace: true });
    const check = (await (await engine.core.sdks()).installed())[0]?.header.crossCheck;
    expect(check).toMatchObject({ with: 'official', common: expect.any(Number) });
    expect(check?.different).not.toContain('src/fmt/print.go');
    expect(check?.same).toBe((check?.common ?? 0) - (check?.different.length ?? 0));
    expect(check?.common).toBeGreaterThan(2);
  });

  it('a toolchain of the module cache is adopted with its proof and without a download', async () => {
    const engine = await createModuleEngine();
    const files = {
      VERSION: `${VERSION}\n`,
      'bin/go': '#!/bin/sh\necho go version go1.26.3 linux/amd64\n',
      'src/go.mod': 'module std\n',
      'src/fmt/a.go': 'package fmt\n',
      'pkg/tool/linux_amd64/compile': '',
    };
    const { h1 } = engine.proxy.addToolchain(VERSION, { files });
    const folder = path.join(engine.sandbox.dir, 'mod/golang.org', `toolchain@${MODULE}`);
    for (const [name, body] of Object.entries({ ...files, 'src/_go.mod': 'module std\n' })) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), body);
    }
    await chmod(path.join(folder, 'bin/go'), 0o555);
    const changed = path.join(engine.sandbox.dir, 'changed/golang.org', `toolchain@${MODULE}`);
    await cp(folder, changed, { recursive: true });
    await writeFile(path.join(changed, 'src/fmt/a.go'), 'package evil\n');
    const sdks = await engine.core.sdks();
    const adopt = (from: string) => sdks.import(from, { mode: 'copy', progress: recordingProgress() });
    expect(await failure(adopt(changed))).toMatchObject({ code: 'module-mismatch', hint: expect.stringContaining('--link') });
    expect(await leftOf(engine)).toEqual(NOTHING);
    const { header, root } = await adopt(folder);
    expect(header).toMatchObject({ origin: 'adopted', verifiedBy: 'checksum-database', proof: { h1, moduleVersion: MODULE }, fileCount: 5 });
    expect((await readdir(path.join(root, 'src'))).toSorted()).toEqual(['fmt', 'go.mod']);
    expect((await lstat(path.join(root, 'pkg/tool/linux_amd64/compile'))).mode & 0o777).toBe(0o755);
    expect(engine.proxy.server.requests.some(({ path: asked }) => asked.endsWith('.zip'))).toBe(false);
    expect(await sdks.verify('1.26.3', recordingProgress())).toMatchObject({ ok: true, proof: { state: 'proven' } });
    expect((await sdks.installed())[0]?.header).toEqual(header);
    engine.proxy.passOn(null);
    expect(await sdks.verify('1.26.3', recordingProgress())).toMatchObject({
      ok: true,
      proof: { state: 'unknown', h1, error: { code: 'sumdb-unavailable' } },
    });
  });

  it('where nothing can be asked it is adopted like any other, without a proof', async () => {
    const engine = await createModuleEngine({ env: { GOPROXY: `${DEAD}/`, GOSUMDB: 'off' } });
    const folder = path.join(engine.sandbox.dir, 'mod/golang.org', `toolchain@${MODULE}`);
    const files = {
      VERSION: `${VERSION}\n`,
      'bin/go': '#!/bin/sh\necho go version go1.26.3 linux/amd64\n',
      'src/fmt/a.go': '',
      'pkg/tool/linux_amd64/compile': '',
    };
    for (const [name, body] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), body, { mode: 0o755 });
    }
    const { header } = await (await engine.core.sdks()).import(folder, { mode: 'copy', progress: recordingProgress() });
    expect(header).toMatchObject({ origin: 'adopted', verifiedBy: null });
    expect(header.proof).toBeUndefined();
  });
});

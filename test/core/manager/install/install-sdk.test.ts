import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { makeSdkEntries, makeTarGz, makeZip } from '../../../helpers/make-archive.ts';
import { serveMadeReleases } from '../../../helpers/serve-made-releases.ts';
import { coreOver, createInstallEngine, type InstallEngine, silentProgress } from './install-engine.ts';

const run = promisify(execFile);
const PATH = '/dl/go1.26.3.linux-amd64.tar.gz';
const NOISE = { files: { 'src/noise': randomBytes(300_000).toString('base64') } };

/** What is left below the home, journal, index and settings apart. */
async function leftovers({ sandbox }: InstallEngine): Promise<string[]> {
  const folders = ['versions', 'staging', 'downloads', 'trash', 'locks'];
  const lists = await Promise.all(folders.map((folder) => readdir(path.join(sandbox.home, folder)).catch(() => [])));
  return folders.flatMap((folder, index) => (lists[index] ?? []).map((name) => `${folder}/${name}`)).sort();
}

async function isWhole(engine: InstallEngine, version = 'go1.26.3'): Promise<boolean> {
  const result = await (await engine.core.sdks()).verify(version.slice(2), silentProgress());
  return result.ok && result.checked > 10;
}

describe('an install', () => {
  it('leaves a whole SDK with its manifest, its aliases and a journal entry, and nothing else', async () => {
    const engine = await createInstallEngine();
    const archive = serveMadeReleases(engine.server, ['go1.26.3']).get('go1.26.3')!;
    const result = await engine.install({ spec: '1.26' });
    const root = path.join(engine.sandbox.home, 'versions/go1.26.3');
    expect(result).toEqual({
      ok: true,
      version: 'go1.26.3',
      name: 'go1.26.3',
      root,
      bytes: archive.length,
      files: result.files,
      durationMs: result.durationMs,
      verifiedBy: 'sha256',
      alreadyInstalled: false,
    });
    expect(await leftovers(engine)).toEqual(['versions/go1.26.3', 'versions/go1.26.3.json']);
    expect(await readFile(path.join(engine.sandbox.home, 'aliases/1.26'), 'utf8')).toBe('go1.26.3\n');
    expect((await run(path.join(root, 'bin/go'), ['version'])).stdout).toContain('go1.26.3');
    expect(await isWhole(engine)).toBe(true);
    const [entry] = await (await engine.core.journal()).list();
    expect(entry).toMatchObject({
      action: 'sdk.install',
      target: 'go1.26.3',
      undo: { action: 'sdk.uninstall', name: 'go1.26.3' },
    });
  });

  it('of a version that is there does nothing, and for an exact version asks nobody', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    await engine.install({ spec: '1.26.3' });
    engine.server.forgetRequests();
    expect(await engine.install({ spec: '1.26.3' })).toMatchObject({ ok: true, alreadyInstalled: true, bytes: 0 });
    expect(engine.server.requests).toEqual([]);
    expect(await engine.install({ spec: 'latest' })).toMatchObject({ alreadyInstalled: true });
  });

  it('of a version that is there mends the aliases that a kill right after the rename left undone', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    await engine.install({ spec: '1.26.3' });
    await rm(path.join(engine.sandbox.home, 'aliases/1.26'));
    await engine.install({ spec: '1.26.3' });
    expect(await readFile(path.join(engine.sandbox.home, 'aliases/1.26'), 'utf8')).toBe('go1.26.3\n');
  });

  it('that replaces puts a fresh one in the place of a damaged one, which leaves nothing behind', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    const { root } = await engine.install({ spec: '1.26.3' });
    await rm(path.join(root, 'src'), { recursive: true });
    await writeFile(path.join(root, 'extra'), 'x');
    expect(await engine.install({ spec: '1.26.3', replace: true })).toMatchObject({ alreadyInstalled: false, root });
    expect(await isWhole(engine)).toBe(true);
    expect(await leftovers(engine)).toEqual(['versions/go1.26.3', 'versions/go1.26.3.json']);
    const [entry] = await (await engine.core.journal()).list();
    expect(entry).toMatchObject({ action: 'sdk.install', summary: expect.stringContaining('Reinstalled'), undo: null });
  });

  it.each([
    ['was replaced', 'go1.26.8'],
    ['is gone', null],
  ])('takes the place of a link whose folder %s', async (_what, now) => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    const folder = path.join(engine.sandbox.dir, 'elsewhere');
    await makeFakeSdk(folder, { version: 'go1.26.3' });
    await (await engine.core.sdks()).import(folder, { mode: 'link', progress: silentProgress() });
    await rm(folder, { recursive: true });
    if (now !== null) await makeFakeSdk(folder, { version: now });
    expect(await engine.install({ spec: '1.26.3' })).toMatchObject({ alreadyInstalled: false, version: 'go1.26.3' });
    expect((await (await engine.core.sdks()).find('1.26.3')).problem).toBeNull();
    expect(await leftovers(engine)).toEqual(['versions/go1.26.3', 'versions/go1.26.3.json']);
  });

  it('may be of another architecture, beside the native one', async () => {
    const engine = await createInstallEngine();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.3', arch: 'arm64' }));
    engine.server.addRelease({
      version: 'go1.26.3',
      files: [{ filename: 'go1.26.3.linux-arm64.tar.gz', os: 'linux', arch: 'arm64', bytes }],
    });
    const { root } = await engine.install({ spec: '1.26.3', arch: 'arm64' });
    expect(path.basename(root)).toBe('go1.26.3.linux-arm64');
  });

  it('reads a zip as well', async () => {
    const engine = await createInstallEngine();
    const bytes = makeZip(makeSdkEntries({ version: 'go1.26.3' }));
    engine.server.addRelease({
      version: 'go1.26.3',
      files: [{ filename: 'go1.26.3.linux-amd64.zip', os: 'linux', arch: 'amd64', bytes }],
    });
    await engine.install({ spec: '1.26.3' });
    expect(await isWhole(engine)).toBe(true);
    expect(await leftovers(engine)).toEqual(['versions/go1.26.3', 'versions/go1.26.3.json']);
  });

  it('replaces a folder without a manifest, which a killed removal left', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    await mkdir(path.join(engine.sandbox.home, 'versions/go1.26.3/bin'), { recursive: true });
    await writeFile(path.join(engine.sandbox.home, 'versions/go1.26.3/bin/go'), 'half');
    await engine.install({ spec: '1.26.3' });
    expect(await isWhole(engine)).toBe(true);
  });

  it('by eight processes at once is done by one of them', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, [{ version: 'go1.26.3', ...NOISE }]);
    const results = await Promise.all(
      Array.from({ length: 8 }, async () =>
        (await coreOver(engine.sandbox).installer()).install({ spec: '1.26.3' }, silentProgress()),
      ),
    );
    expect(results.filter((result) => !result.alreadyInstalled)).toHaveLength(1);
    expect(engine.server.requestsFor(PATH)).toHaveLength(1);
    expect(await isWhole(engine)).toBe(true);
  });
});

describe('a source with credentials', () => {
  it('leaves them in the settings alone: not in the manifest, the journal, nor the log', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    const url = engine.server.base.replace('http://', 'http://someone:s3cret@');
    await (await engine.core.settings()).update({ sources: [{ name: 'mirror', kind: 'index', url, trusted: true }] });
    engine.server.fault(PATH, ['html']);
    await expect(engine.install({ spec: '1.26.3' })).rejects.toMatchObject({ code: 'archive-not-recognized' });
    await engine.install({ spec: '1.26.3' });
    const files = await Promise.all(
      ['versions/go1.26.3.json', 'journal.jsonl'].map((name) => readFile(path.join(engine.sandbox.home, name), 'utf8')),
    );
    expect([...files, ...engine.sandbox.logged].filter((text) => text.includes('s3cret'))).toEqual([]);
  });
});

describe('a source that fails in the middle', () => {
  it.each(['reset-after:40000', 'truncate-after:40000', 'stall-after:40000', 'no-length+reset-after:40000'])(
    'is resumed: %s',
    async (fault) => {
      const engine = await createInstallEngine(fault.startsWith('stall') ? { stallTimeoutSeconds: 1 } : {});
      serveMadeReleases(engine.server, [{ version: 'go1.26.3', ...NOISE }]);
      engine.server.fault(PATH, [fault]);
      await engine.install({ spec: '1.26.3' });
      expect(await isWhole(engine)).toBe(true);
      expect(engine.server.requestsFor(PATH).at(-1)?.headers.range).toMatch(/^bytes=\d+-$/);
    },
  );

  it('keeps its bytes for the next install, which receives only the rest', async () => {
    const engine = await createInstallEngine({ retries: 0 });
    const archive = serveMadeReleases(engine.server, [{ version: 'go1.26.3', ...NOISE }]).get('go1.26.3')!;
    engine.server.fault(PATH, ['reset-after:200000']);
    engine.server.faultAlways(PATH, 'reset');
    await expect(engine.install({ spec: '1.26.3' })).rejects.toMatchObject({ code: 'network-unreachable' });
    expect((await leftovers(engine)).filter((name) => !name.startsWith('downloads/'))).toEqual([]);
    engine.server.faultAlways(PATH, null);
    engine.server.forgetRequests();
    const { bytes } = await engine.install({ spec: '1.26.3' });
    expect(bytes).toBeLessThan(archive.length - 100_000);
    expect(engine.server.requestsFor(PATH)[0]?.status).toBe(206);
    expect(await isWhole(engine)).toBe(true);
  });

  it('is started anew when the kept bytes turn out to be bad', async () => {
    const engine = await createInstallEngine({ retries: 0 });
    serveMadeReleases(engine.server, [{ version: 'go1.26.3', ...NOISE }]);
    engine.server.fault(PATH, ['reset-after:200000']);
    engine.server.faultAlways(PATH, 'reset');
    await expect(engine.install({ spec: '1.26.3' })).rejects.toMatchObject({ code: 'network-unreachable' });
    engine.server.faultAlways(PATH, null);
    const partial = path.join(engine.sandbox.home, 'downloads/go1.26.3.linux-amd64.tar.gz.partial');
    const bytes = await readFile(partial);
    bytes[5000] = bytes[5000]! ^ 0xff;
    await writeFile(partial, bytes);
    await engine.install({ spec: '1.26.3' });
    expect(await isWhole(engine)).toBe(true);
  });

  it('gives way to the next source when its bytes are bad', async () => {
    const good = await createInstallEngine();
    serveMadeReleases(good.server, [{ version: 'go1.26.3', ...NOISE }]);
    const bad = await createInstallEngine();
    serveMadeReleases(bad.server, [{ version: 'go1.26.3', ...NOISE }]);
    bad.server.faultAlways(PATH, 'corrupt:100000');
    const settings = await good.core.settings();
    const source = { kind: 'index', trusted: true } as const;
    await settings.update({
      sources: [
        { ...source, name: 'bad', url: bad.server.base },
        { ...source, name: 'good', url: good.server.base },
      ],
    });
    await good.install({ spec: '1.26.3' });
    expect(await isWhole(good)).toBe(true);
    expect(good.server.requestsFor(PATH)).toHaveLength(1);
  });
});

describe('an archive that is not what it should be', () => {
  const cases: Record<string, { fault?: string; bytes?: Buffer; code: RegExp }> = {
    'an error page with 200': { fault: 'html', code: /^archive-not-recognized$/ },
    'one wrong byte': { fault: 'corrupt:5000', code: /^(checksum-mismatch|archive-corrupt|archive-truncated)$/ },
    'another release under its name': {
      bytes: makeTarGz(makeSdkEntries({ version: 'go1.26.2' })),
      code: /^probe-failed$/,
    },
    'a program that says another version': {
      bytes: makeTarGz(makeSdkEntries({ version: 'go1.26.3', says: 'go1.26.1' })),
      code: /^probe-failed$/,
    },
    'an archive without go/': { bytes: makeTarGz([{ name: 'node/README', body: 'x' }]), code: /^archive-unsafe$/ },
    'an empty tree': { bytes: makeTarGz([{ name: 'go/' }]), code: /^probe-failed$/ },
  };

  it.each(Object.entries(cases))('%s is refused and leaves nothing', async (_, { fault, bytes, code }) => {
    const engine = await createInstallEngine();
    const served = bytes ?? makeTarGz(makeSdkEntries({ version: 'go1.26.3', ...NOISE }));
    engine.server.addRelease({
      version: 'go1.26.3',
      files: [{ filename: path.basename(PATH), os: 'linux', arch: 'amd64', bytes: served }],
    });
    if (fault !== undefined) engine.server.faultAlways(PATH, fault);
    await expect(engine.install({ spec: '1.26.3' })).rejects.toMatchObject({ code: expect.stringMatching(code) });
    expect((await leftovers(engine)).filter((name) => !name.startsWith('downloads/'))).toEqual([]);
    if (fault !== undefined) expect(await leftovers(engine)).toEqual([]);
  });
});

describe('the sha256', () => {
  it('is asked for beside the archive when the index has none', async () => {
    const engine = await createInstallEngine();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.4.2' }));
    engine.server.addRelease({
      version: 'go1.4.2',
      files: [{ filename: 'go1.4.2.linux-amd64.tar.gz', os: 'linux', arch: 'amd64', bytes, sha256: '', size: 0 }],
    });
    const digest = createHash('sha256').update(bytes).digest('hex');
    engine.server.addFile('/sidecar/go1.4.2.linux-amd64.tar.gz.sha256', Buffer.from(digest));
    const { createInstaller } = await import('../../../../electron/core/manager/install/create-installer.ts');
    const { core } = engine;
    const deps = {
      locks: await core.locks(),
      journal: await core.journal(),
      settings: await core.settings(),
      releases: await core.releases(),
      moduleProxies: await core.moduleProxies(),
      refreshDerived: async () => undefined,
    };
    const installer = createInstaller(core.context, { ...deps, sidecarBase: `${engine.server.origin}/sidecar/` });
    expect(await installer.install({ spec: '1.4.2' }, silentProgress())).toMatchObject({ verifiedBy: 'sha256' });
    await (await core.sdks()).remove('1.4.2');
    const without = createInstaller(core.context, { ...deps, sidecarBase: `${engine.server.origin}/nothing/` });
    await expect(without.install({ spec: '1.4.2' }, silentProgress())).rejects.toMatchObject({
      code: 'checksum-missing',
      hint: expect.stringContaining('--sha256'),
    });
  });

  it('may be the user’s, for a file on disk', async () => {
    const engine = await createInstallEngine();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.3' }));
    const file = path.join(engine.sandbox.dir, 'go1.26.3.linux-amd64.tar.gz');
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await expect(engine.install({ from: file, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'checksum-mismatch',
    });
    expect(await engine.install({ from: file, sha256 })).toMatchObject({
      version: 'go1.26.3',
      verifiedBy: 'user-sha256',
    });
    expect(await isWhole(engine)).toBe(true);
    expect(await readFile(file)).toEqual(bytes);
  });

  it('of a file on disk is taken from the index when that knows the file', async () => {
    const engine = await createInstallEngine();
    const bytes = serveMadeReleases(engine.server, ['go1.26.3']).get('go1.26.3')!;
    const file = path.join(engine.sandbox.dir, 'go1.26.3.linux-amd64.tar.gz');
    await writeFile(file, bytes);
    expect(await engine.install({ spec: '1.26', from: file })).toMatchObject({ verifiedBy: 'sha256' });
  });

  it('must be 64 hexadecimal digits', async () => {
    const engine = await createInstallEngine();
    await expect(engine.install({ spec: '1.26.3', sha256: 'abc' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('--from', () => {
  it.each([
    ['/nowhere/go1.26.3.linux-amd64.tar.gz', 'source-unknown'],
    ['renamed.tar.gz', 'source-unknown'],
    ['no-such-source', 'source-unknown'],
    ['ftp://example.org/dl/', 'source-unknown'],
  ])('%s is refused with %s', async (from, code) => {
    const engine = await createInstallEngine();
    await expect(engine.install({ spec: '1.26.3', from, sha256: '0'.repeat(64) })).rejects.toMatchObject({ code });
  });

  it.each([
    ['go1.26.3.windows-amd64.zip', 'platform-unavailable'],
    ['go1.25.1.linux-amd64.tar.gz', 'invalid-input'],
  ])('the file %s is refused by its name with %s', async (name, code) => {
    const engine = await createInstallEngine();
    const from = path.join(engine.sandbox.dir, name);
    await writeFile(from, '');
    await expect(engine.install({ spec: '1.26.3', from, sha256: '0'.repeat(64) })).rejects.toMatchObject({ code });
  });

  it.each([
    ['go1.26.3.linux-amd64 (1).tar.gz', {}],
    ['go1.26.3.linux-amd64.tgz', {}],
    ['go1.26.3.linux-amd64.tar.gz.download', {}],
    ['Copy of go1.26.3.linux-amd64', {}],
    ['golang', { spec: '1.26.3' }],
    ['weird-name', {}],
    ['weird.tgz', {}],
    ['blob.tar.gz', { spec: 'go1.26.3', arch: 'x86_64' }],
  ])(
    "takes a file called %s when its sha256 is given; where the name has no version, it is the given one or the VERSION file's",
    async (name, more) => {
      const engine = await createInstallEngine();
      const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.3' }));
      const file = path.join(engine.sandbox.dir, name);
      await writeFile(file, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(await engine.install({ from: file, sha256, ...more })).toMatchObject({
        version: 'go1.26.3',
        verifiedBy: 'user-sha256',
      });
      expect(await isWhole(engine)).toBe(true);
    },
  );

  it('a renamed file of another version than was asked for is refused by its VERSION file', async () => {
    const engine = await createInstallEngine();
    const bytes = makeTarGz(makeSdkEntries({ version: 'go1.26.2' }));
    const file = path.join(engine.sandbox.dir, 'blob');
    await writeFile(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await expect(engine.install({ spec: '1.26.3', from: file, sha256 })).rejects.toMatchObject({
      code: 'probe-failed',
    });
    await expect(engine.install({ from: file })).rejects.toMatchObject({
      code: 'invalid-input',
      hint: expect.stringContaining('--sha256'),
    });
    for (const entries of [
      [],
      [{ name: 'go/VERSION', body: 'gopher' }],
      [{ name: 'go/VERSION', body: 'x'.repeat(5000) }],
    ]) {
      const other = makeTarGz(entries);
      await writeFile(file, other);
      const right = createHash('sha256').update(other).digest('hex');
      await expect(engine.install({ from: file, sha256: right })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await writeFile(file, bytes.subarray(0, 40));
    await expect(engine.install({ from: file, sha256 })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('a zip with a wrong sha256 is not unpacked', async () => {
    const engine = await createInstallEngine();
    // Unpacking it would say that it is corrupt.
    const file = path.join(engine.sandbox.dir, 'go1.26.3.linux-amd64.zip');
    await writeFile(file, makeZip([{ name: 'go/bomb', body: 'x', zip: { size: 2_000_000_000 } }]));
    await expect(engine.install({ from: file, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'checksum-mismatch',
    });
    expect(await leftovers(engine)).toEqual([]);
  });

  it('takes the URL of an archive, with the checksum that the index knows', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    expect(await engine.install({ from: `${engine.server.origin}${PATH}` })).toMatchObject({
      version: 'go1.26.3',
      verifiedBy: 'sha256',
    });
  });

  it('takes a base URL with an index', async () => {
    const engine = await createInstallEngine();
    const other = await createInstallEngine();
    serveMadeReleases(other.server, ['go1.26.3']);
    expect(await engine.install({ spec: 'latest', from: other.server.base })).toMatchObject({ version: 'go1.26.3' });
  });
});

describe('cancelling', () => {
  it('stops at once, keeps resumable bytes only, and is never told as a failure', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, [{ version: 'go1.26.3', ...NOISE }]);
    engine.server.fault(PATH, ['stall-after:100000']);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    await expect(engine.install({ spec: '1.26.3' }, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await leftovers(engine)).every((name) => name.startsWith('downloads/'))).toBe(true);
    await engine.install({ spec: '1.26.3' });
    expect(await isWhole(engine)).toBe(true);
  });
});

const mount = async (args: string[]) =>
  run('mount', args).then(
    () => true,
    () => false,
  );

describe('a home that cannot take it', () => {
  it('with too little space is told disk-full, and nothing is left of the try but bytes to resume', async ({
    skip,
  }) => {
    const engine = await createInstallEngine();
    const small = path.join(engine.sandbox.dir, 'small');
    await mkdir(small);
    if (!(await mount(['-t', 'tmpfs', '-o', 'size=600k', 'none', small])))
      return skip('mounting a small tmpfs needs root');
    try {
      serveMadeReleases(engine.server, [{ version: 'go1.26.3', files: { 'src/zeros': '0'.repeat(3_000_000) } }]);
      const home = path.join(small, 'home');
      const core = coreOver({ ...engine.sandbox, home });
      const install = async () =>
        (await core.installer()).install({ spec: '1.26.3', from: engine.server.base }, silentProgress());
      await expect(install()).rejects.toMatchObject({ code: 'disk-full' });
      expect(await readdir(path.join(home, 'staging'))).toEqual([]);
      expect(await readdir(path.join(home, 'versions')).catch(() => [])).toEqual([]);
      await run('mount', ['-o', 'remount,size=20m', small]);
      expect(await install()).toMatchObject({ ok: true });
    } finally {
      await run('umount', [small]);
    }
  });

  it('with versions/ on another volume is told volumes-differ, naming both places, and keeps what it has', async ({
    skip,
  }) => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    const versions = path.join(engine.sandbox.home, 'versions');
    await mkdir(versions, { recursive: true });
    if (!(await mount(['-t', 'tmpfs', '-o', 'size=4m', 'none', versions]))) return skip('mounting a tmpfs needs root');
    try {
      const error = await engine.install({ spec: '1.26.3' }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'volumes-differ', hint: expect.stringContaining('one volume') });
      expect(String(error)).toContain(path.join(versions, 'go1.26.3'));
      expect(await readdir(versions)).toEqual([]);
      expect(await readdir(path.join(engine.sandbox.home, 'staging'))).toEqual([]);
    } finally {
      await run('umount', [versions]);
    }
  });

  it('read-only is told permission-denied', async ({ skip }) => {
    const engine = await createInstallEngine();
    const frozen = path.join(engine.sandbox.dir, 'frozen');
    await mkdir(frozen);
    if (!(await mount(['-t', 'tmpfs', '-o', 'ro', 'none', frozen])))
      return skip('mounting a read-only tmpfs needs root');
    try {
      serveMadeReleases(engine.server, ['go1.26.3']);
      const core = coreOver({ ...engine.sandbox, home: path.join(frozen, 'home') });
      const install = (await core.installer()).install({ spec: '1.26.3', from: engine.server.base }, silentProgress());
      await expect(install).rejects.toMatchObject({
        code: 'permission-denied',
        hint: expect.stringContaining('read-only'),
      });
    } finally {
      await run('umount', [frozen]);
    }
  });

  it('where staging is a file is told clearly, not as a crash', async () => {
    const engine = await createInstallEngine();
    serveMadeReleases(engine.server, ['go1.26.3']);
    await writeFile(path.join(engine.sandbox.home, 'staging'), 'in the way');
    await expect(engine.install({ spec: '1.26.3' })).rejects.toThrow(/staging/);
    await rm(path.join(engine.sandbox.home, 'staging'));
    await chmod(engine.sandbox.home, 0o755);
    await engine.install({ spec: '1.26.3' });
  });
});

import { chmod, cp, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeSdkEntries, makeTarGz } from '../../../helpers/make-archive.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createModuleEngine, DEAD, FROM_PROXY, failure, leftOf, MODULE, NOTHING, VERSION } from './module-engine.ts';

describe.skipIf(process.platform === 'win32')('with the same version at hand from elsewhere', () => {
  it('replacing an official one compares every common file, and says which differ', async () => {
    const engine = await createModuleEngine();
    const server = await openReleaseServer();
    const bytes = makeTarGz(
      makeSdkEntries({ version: VERSION, files: { 'src/fmt/print.go': 'package fmt\n', 'doc/only-here': 'x' } }),
    );
    server.addRelease({
      version: VERSION,
      files: [{ filename: `${VERSION}.linux-amd64.tar.gz`, os: 'linux', arch: 'amd64', bytes }],
    });
    await engine.install({ spec: '1.26.3', from: server.base });
    engine.proxy.addToolchain(VERSION);
    await engine.install({ ...FROM_PROXY, replace: true });
    const check = (await (await engine.core.sdks()).installed())[0]?.header.crossCheck;
    expect(check).toMatchObject({ with: 'official', common: expect.any(Number) });
    expect(check?.different).not.toContain('src/fmt/print.go');
    expect(check?.same).toBe((check?.common ?? 0) - (check?.different.length ?? 0));
    expect(check?.common).toBeGreaterThan(2);
    // A damaged list of files is what a replacement is for: it is no reason to fail.
    const manifest = engine.core.context.layout.manifest(VERSION);
    await writeFile(manifest, (await readFile(manifest, 'utf8')).slice(0, -20));
    await engine.install({ spec: '1.26.3', from: server.base, replace: true });
    expect((await (await engine.core.sdks()).installed())[0]?.header).toMatchObject({
      origin: 'official',
      verifiedBy: 'sha256',
    });
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
    expect(await failure(adopt(changed))).toMatchObject({
      code: 'module-mismatch',
      hint: expect.stringContaining('--link'),
    });
    expect(await leftOf(engine)).toEqual(NOTHING);
    const { header, root } = await adopt(folder);
    expect(header).toMatchObject({
      origin: 'adopted',
      verifiedBy: 'checksum-database',
      proof: { h1, moduleVersion: MODULE },
      fileCount: 5,
    });
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

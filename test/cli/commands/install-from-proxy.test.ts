import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { type MadeToolchainOptions, startMadeModuleProxy } from '../../helpers/made-module-proxy.ts';
import { makeSumdb } from '../../helpers/made-sumdb.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const INSTALL = ['install', '1.26.3', '--from', 'proxy'];

async function openWorld(options: MadeToolchainOptions = {}) {
  const sumdb = makeSumdb('127.0.0.1:1');
  sumdb.fill(9);
  const proxy = await startMadeModuleProxy(sumdb);
  onTestFinished(() => proxy.close());
  const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const platform = `${process.platform === 'darwin' ? 'darwin' : 'linux'}-${arch}`;
  const toolchain = proxy.addToolchain('go1.26.3', { platform, ...options });
  const sandbox = await createSandbox({ env: { GOPROXY: proxy.url, GOSUMDB: sumdb.vkey } });
  await mkdir(sandbox.home, { recursive: true });
  await writeFile(
    path.join(sandbox.home, 'settings.json'),
    JSON.stringify({ schema: 1, retries: 1, stallTimeoutSeconds: 5 }),
  );
  return { sumdb, proxy, toolchain, sandbox, goswitch: goswitchIn(sandbox) };
}

describe.skipIf(process.platform === 'win32')('goswitch install --from proxy', () => {
  it('installs, says what proved it, lists what there is, and verify asks again', async () => {
    const { goswitch, toolchain } = await openWorld();
    expect(await goswitch.json(['ls-remote', '--from', 'proxy'])).toMatchObject({
      code: 0,
      value: [{ version: 'go1.26.3', stable: true, installed: false, available: true }],
    });
    const { code, stdout } = await goswitch.run(INSTALL);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('verified by the checksum database') });
    expect(await goswitch.json(['verify', '1.26.3'])).toMatchObject({
      code: 0,
      value: { ok: true, checked: 8, proof: { state: 'proven', proof: { h1: toolchain.h1, treeSize: 10 } } },
    });
    expect((await goswitch.run(['verify', '1.26.3'])).stdout).toContain('tree of 10 records');
  });

  it('an attack ends with exit code 6, says which it was, and leaves nothing', async () => {
    const recordedH1 = `h1:${randomBytes(32).toString('base64')}`;
    const { goswitch, sandbox, toolchain } = await openWorld({ recordedH1 });
    const { code, stdout, stderr } = await goswitch.run(INSTALL);
    expect({ code, stdout }).toEqual({ code: 6, stdout: '' });
    expect(stderr).toContain('checksum mismatch');
    expect(stderr).toContain(recordedH1);
    expect(stderr).toContain(toolchain.h1);
    expect(await readdir(path.join(sandbox.home, 'versions')).catch((): string[] => [])).toEqual([]);
    expect(await goswitch.json(INSTALL)).toMatchObject({
      code: 6,
      value: { ok: false, error: { code: 'module-mismatch' } },
    });
  });

  it('is refused with GOSUMDB=off, and with nothing that names a proxy, each with the way out', async () => {
    const { goswitch, proxy } = await openWorld();
    const off = await goswitch.run(INSTALL, { env: { GOSUMDB: 'off' } });
    expect(off).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('checksum database disabled by GOSUMDB=off'),
    });
    expect(proxy.server.requests).toEqual([]);
    const none = await goswitch.run(INSTALL, { env: { GOPROXY: 'off' } });
    expect(none).toMatchObject({ code: 4, stderr: expect.stringContaining('goswitch settings set goproxy') });
    expect(await goswitch.run([...INSTALL, '--sha256', 'a'.repeat(64)])).toMatchObject({ code: 2 });
  });

  it('kill -9 at many moments leaves nothing half there, and the next run installs', { timeout: 120_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`src/p${n % 9}/f${n}.go`, randomBytes(900).toString('base64')]),
    );
    const script = '#!/bin/sh\necho go version go1.26.3 $(uname -s | tr A-Z a-z)/amd64\n';
    const { goswitch, sandbox } = await openWorld({
      files: { VERSION: 'go1.26.3\n', 'bin/go': script, 'pkg/tool/t/x': '', 'src/fmt/a.go': '', ...files },
    });
    for (let kill = 0; kill < 8; kill++) {
      const { child, ended } = goswitch.start(INSTALL);
      await Promise.race([pause(250 + kill * 120), ended]);
      child.kill('SIGKILL');
      await ended;
      const names = await readdir(path.join(sandbox.home, 'versions')).catch((): string[] => []);
      if (!names.includes('go1.26.3')) continue;
      expect(await goswitch.json(['verify', '1.26.3'])).toMatchObject({ value: { ok: true, checked: 304 } });
      await goswitch.run(['uninstall', '1.26.3', '--force']);
    }
    expect(await goswitch.run(INSTALL)).toMatchObject({ code: 0 });
    expect(await goswitch.json(['verify', '1.26.3'])).toMatchObject({
      code: 0,
      value: { ok: true, proof: { state: 'proven' } },
    });
    expect(await readdir(path.join(sandbox.home, 'staging')).catch(() => [])).toEqual([]);
  });
});

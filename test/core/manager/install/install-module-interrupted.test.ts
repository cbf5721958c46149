import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createModuleEngine, FROM_PROXY, failure, leftOf, type NOTHING, VERSION } from './module-engine.ts';

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
    expect(downloads).toEqual([
      'go1.26.3.linux-amd64.module.zip.partial',
      'go1.26.3.linux-amd64.module.zip.partial.json',
    ]);
    engine.proxy.server.faultAlways(zipPath, null);
    const { bytes } = await engine.install(FROM_PROXY);
    expect(bytes).toBeLessThan(zip.length - 100_000);
    expect(engine.proxy.server.requestsFor(zipPath).at(-1)?.headers).toMatchObject({
      range: expect.stringMatching(/^bytes=\d{6}-$/),
    });
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
    expect(await failure((await engine.core.installer()).install(FROM_PROXY, progress))).toMatchObject({
      code: 'cancelled',
    });
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

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../../electron/contract/errors.ts';
import {
  createModuleEngine,
  FROM_PROXY,
  failure,
  leftOf,
  MODULE,
  type ModuleEngine,
  NOTHING,
  VERSION,
} from './module-engine.ts';

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
        engine.proxy.intercept((asked, bytes) =>
          asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace(recorded, h1)) : bytes,
        );
      },
      'sumdb-record-invalid',
      'wrong-record',
    ],
    'a tree that ends before the record': [
      (engine) => {
        engine.sumdb.fill(3);
        engine.proxy.addToolchain(VERSION);
        engine.proxy.intercept((asked, bytes) =>
          asked.startsWith('lookup/')
            ? Buffer.from(engine.sumdb.lookupText('golang.org/toolchain', MODULE, 3) ?? '')
            : bytes,
        );
      },
      'sumdb-stale',
      'stale-tree',
    ],
    'an unsigned tree': [
      (engine) => {
        engine.proxy.addToolchain(VERSION);
        engine.proxy.intercept((asked, bytes) =>
          asked.startsWith('lookup/') && bytes !== null
            ? Buffer.from(bytes.toString().replace(/\n\u2014 [\s\S]*$/, '\n'))
            : bytes,
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
    expect([
      error.code,
      error.details?.['attack'] ?? (error.cause as AppError | undefined)?.details?.['attack'],
    ]).toEqual([code, name]);
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
    expect(await failure(engine.install(FROM_PROXY))).toMatchObject({
      code: 'sumdb-forked',
      details: { attack: 'forked-tree' },
    });
    expect(await leftOf(engine)).toMatchObject({ sdks: ['go1.26.2'], staging: [] });
  });

  it('an attack is told even where the proxy was only the last resort', async () => {
    const engine = await createModuleEngine();
    engine.proxy.addToolchain(VERSION, { recordedH1: `h1:${randomBytes(32).toString('base64')}` });
    expect(await failure(engine.install({ spec: '1.26.3' }))).toMatchObject({ code: 'module-mismatch' });
  });

  it('a verified zip of another version than it says is not put in place', async () => {
    const engine = await createModuleEngine();
    engine.proxy.addToolchain(VERSION, {
      files: {
        VERSION: 'go1.26.2\n',
        'bin/go': '#!/bin/sh\necho go version go1.26.2 linux/amd64\n',
        'src/fmt/a.go': '',
        'pkg/tool/a': '',
      },
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
    expect((await (await off.core.sdks()).installed())[0]?.header).toMatchObject({
      origin: 'module-proxy',
      verifiedBy: null,
    });
    expect(await readdir(place)).toEqual(['v0.0.1-go1.26.2.linux-amd64.zip']);
  });
});

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { discardPartial } from '../../../../electron/core/go/archives/download-archive.ts';
import { openModuleProxy } from '../../../../electron/core/go/toolchain-module/open-module-proxy.ts';
import { makeSumdb } from '../../../helpers/made-sumdb.ts';
import { failure, openMadeProxy, openModuleWorld } from './module-world.ts';

const LINUX = { os: 'linux', arch: 'amd64' };

async function openOver(goproxy: string, env: Record<string, string> = {}) {
  const world = await openModuleWorld({ env: { GOPROXY: goproxy, ...env } });
  const opened = await openModuleProxy({ context: world.context, locks: world.locks, own: '', roots: [] });
  const partial = path.join(world.context.layout.downloads, 'zip.partial');
  return {
    ...world,
    opened,
    partial,
    fetch: (moduleVersion: string) => opened.fetchZip({ moduleVersion, partial, onBytes: () => undefined }),
  };
}

describe('the list of releases', () => {
  it('comes from the first proxy that has it, newest first, with who gave it', async () => {
    const [empty, full] = [await openMadeProxy(), await openMadeProxy()];
    for (const version of ['go1.25.9', 'go1.26.3', 'go1.27rc1']) full.addToolchain(version);
    full.addToolchain('go1.26.3', { platform: 'linux-arm' });
    const { opened } = await openOver(`${empty.url},${full.url}`);
    const { versions, from } = await opened.list(LINUX);
    expect(versions.map(({ version, stable }) => ({ version, stable }))).toEqual([
      { version: 'go1.27rc1', stable: false },
      { version: 'go1.26.3', stable: true },
      { version: 'go1.25.9', stable: true },
    ]);
    expect(from).toBe(`${full.url}/`);
    expect(
      (await opened.list({ os: 'linux', arch: 'armv6l' })).versions.map(({ moduleVersion }) => moduleVersion),
    ).toEqual(['v0.0.1-go1.26.3.linux-arm']);
  });

  it.each([
    [
      'no proxy has',
      'status:404',
      'release-not-found',
      /No module proxy has a list of Go versions: 127\.0\.0\.1:\d+ answered 404/,
    ],
    [
      'a proxy refuses',
      'status:403',
      'http-status',
      /The module proxy cannot give a list of Go versions: 127\.0\.0\.1:\d+ answered 403 \(Forbidden\)/,
    ],
    ['a login page is', 'html', 'index-invalid', /did not return a list of module versions/],
  ])('that %s is told with who said it', async (_name, fault, code, message) => {
    const proxy = await openMadeProxy();
    proxy.server.faultAlways('/golang.org/toolchain/@v/list', fault);
    const { opened } = await openOver(proxy.url);
    const told = await failure(opened.list(LINUX));
    expect(told).toMatchObject({
      code,
      message: expect.stringMatching(message),
      details: { tried: [{ proxy: `${proxy.url}/` }] },
    });
  });

  it('of a proxy that is not there leads on after | and not after a comma', async () => {
    const proxy = await openMadeProxy();
    proxy.addToolchain('go1.26.3');
    expect(await failure((await openOver(`http://127.0.0.1:9,${proxy.url}`)).opened.list(LINUX))).toMatchObject({
      code: 'network-unreachable',
    });
    expect((await (await openOver(`http://127.0.0.1:9|${proxy.url}`)).opened.list(LINUX)).versions).toHaveLength(1);
  });

  it('is not to be had with off', async () => {
    expect(await failure((await openOver('off')).opened.list(LINUX))).toMatchObject({
      code: 'goproxy-unset',
      message: 'module lookup disabled by GOPROXY=off',
    });
  });
});

describe('a zip', () => {
  it('comes whole, and bytes of a broken try are continued', async () => {
    const proxy = await openMadeProxy();
    const { moduleVersion, zip, zipPath } = proxy.addToolchain('go1.26.3', {
      files: { VERSION: 'go1.26.3', 'bin/go': Buffer.alloc(300_000, 'x') },
    });
    proxy.server.fault(zipPath, ['reset-after:400', 'reset-after:200', 'ok']);
    const { fetch, partial } = await openOver(proxy.url);
    expect(await fetch(moduleVersion)).toEqual({
      file: partial,
      from: `${proxy.url}${zipPath}`,
      bytes: zip.length,
      receivedBytes: zip.length,
    });
    expect(await readFile(partial)).toEqual(zip);
    expect(proxy.server.requestsFor(zipPath).map(({ headers }) => headers.range)).toEqual([
      undefined,
      'bytes=400-',
      expect.stringMatching(/^bytes=[56]\d\d-$/),
    ]);
  });

  it('may be read as it comes', async () => {
    const proxy = await openMadeProxy();
    const { moduleVersion, zip } = proxy.addToolchain('go1.26.3');
    const { opened, partial } = await openOver(proxy.url);
    const pieces: Uint8Array[] = [];
    const sink = {
      write: (chunk: Uint8Array) => void pieces.push(chunk),
      restart: () => Promise.resolve(void pieces.splice(0)),
    };
    await opened.fetchZip({ moduleVersion, partial, sink, onBytes: () => undefined });
    expect(Buffer.concat(pieces)).toEqual(zip);
  });

  it('that no proxy has', async () => {
    const [one, two] = [await openMadeProxy(), await openMadeProxy()];
    const { fetch, partial } = await openOver(`${one.url},${two.url}`);
    const told = await failure(fetch('v0.0.1-go1.99.0.linux-amd64'));
    expect(told).toMatchObject({
      code: 'release-not-found',
      details: { tried: [{ proxy: `${one.url}/` }, { proxy: `${two.url}/` }] },
    });
    expect(existsSync(partial)).toBe(false);
  });

  it('that is a login page leads on only after |', async () => {
    const [page, good] = [await openMadeProxy(), await openMadeProxy()];
    const { moduleVersion, zipPath } = good.addToolchain('go1.26.3');
    page.server.faultAlways(zipPath, 'html');
    expect(await failure((await openOver(`${page.url},${good.url}`)).fetch(moduleVersion))).toMatchObject({
      code: 'archive-not-recognized',
    });
    expect(await (await openOver(`${page.url}|${good.url}`)).fetch(moduleVersion)).toMatchObject({
      from: `${good.url}${zipPath}`,
    });
  });
});

describe('a folder as a proxy', () => {
  it('gives list and zip, and is only read', async () => {
    const made = await openMadeProxy();
    const { moduleVersion, zip } = made.addToolchain('go1.26.3');
    const { sandbox } = await openModuleWorld();
    const folder = path.join(sandbox.dir, 'a folder', 'golang.org', 'toolchain', '@v');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'list'), `${moduleVersion}\n`);
    await writeFile(path.join(folder, `${moduleVersion}.zip`), zip);
    const url = pathToFileURL(path.join(sandbox.dir, 'a folder')).href;
    const { opened, fetch } = await openOver(url);
    expect((await opened.list(LINUX)).versions).toHaveLength(1);
    const file = path.join(folder, `${moduleVersion}.zip`);
    expect(await fetch(moduleVersion)).toEqual({ file, from: file, bytes: zip.length, receivedBytes: zip.length });
    expect(await failure(fetch('v0.0.1-go1.99.0.linux-amd64'))).toMatchObject({ code: 'release-not-found' });
  });
});

it('a folder that no path can name is told as such', async () => {
  const { opened, fetch } = await openOver('file:///srv/a%2Fb');
  expect(await failure(opened.list(LINUX))).toMatchObject({ code: 'go-setting-invalid' });
  expect(await failure(fetch('v0.0.1-go1.26.3.linux-amd64'))).toMatchObject({ code: 'go-setting-invalid' });
});

describe('GOSUMDB=off', () => {
  it.each(['https://a.example', 'file:///srv/go,direct', 'file:///srv/go|file:///srv/b'])(
    'is refused for %s, whatever the user insists on',
    async (goproxy) => {
      const { opened } = await openOver(goproxy, { GOSUMDB: 'off' });
      const told = await failure(Promise.resolve().then(() => opened.database({ allowUnproven: true })));
      expect(told).toMatchObject({ code: 'sumdb-disabled', message: 'checksum database disabled by GOSUMDB=off' });
    },
  );

  it('passes for one folder alone, where the user insists', async () => {
    const { opened } = await openOver('file:///srv/go', { GOSUMDB: 'off' });
    expect(await failure(Promise.resolve().then(() => opened.database()))).toMatchObject({ code: 'sumdb-disabled' });
    expect(opened.database({ allowUnproven: true })).toBeNull();
    expect(await failure(opened.verify('v0.0.1-go1.26.3.linux-amd64', 'h1:x'))).toMatchObject({
      code: 'sumdb-disabled',
    });
  });

  it('is no way around a database that is on', async () => {
    const { opened } = await openOver('file:///srv/go');
    expect(opened.database({ allowUnproven: true })).toMatchObject({ name: 'sum.golang.org' });
  });
});

describe('credentials in the URL of a proxy', () => {
  it('are sent to it alone, and stand in no message, log or answer', async () => {
    const sumdb = makeSumdb();
    const proxy = await openMadeProxy(sumdb);
    const { moduleVersion, h1, zipPath } = proxy.addToolchain('go1.26.3');
    const withSecret = proxy.url.replace('//', '//me:hunter2@');
    const { opened, fetch, sandbox, partial } = await openOver(withSecret, { GOSUMDB: sumdb.vkey });
    const said: unknown[] = [
      await opened.list(LINUX),
      await fetch(moduleVersion),
      await opened.verify(moduleVersion, h1),
    ];
    expect(new Set(proxy.server.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Basic ${Buffer.from('me:hunter2').toString('base64')}`]),
    );
    for (const asked of [
      '/golang.org/toolchain/@v/list',
      zipPath.replace('26.3', '26.4'),
      `/sumdb/${sumdb.name}/supported`,
    ])
      proxy.server.faultAlways(asked, 'status:401');
    await discardPartial(partial);
    said.push(
      await failure(opened.list(LINUX)),
      await failure(fetch(moduleVersion.replace('26.3', '26.4'))),
      await failure(opened.verify(moduleVersion, h1)),
    );
    expect(JSON.stringify(said) + sandbox.logged.join('\n')).not.toMatch(/hunter2|me:/);
  });
});

it('what is cancelled stops as cancelled, whatever the list would try next', async () => {
  const [one, two] = [await openMadeProxy(), await openMadeProxy()];
  const world = await openModuleWorld({ env: { GOPROXY: `${one.url}|${two.url}` } });
  const stop = new AbortController();
  const opened = await openModuleProxy({
    context: world.context,
    locks: world.locks,
    own: '',
    roots: [],
    signal: stop.signal,
  });
  one.server.faultAlways('/golang.org/toolchain/@v/list', 'stall');
  const listing = failure(opened.list(LINUX));
  while (one.server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  stop.abort();
  expect(await listing).toMatchObject({ code: 'cancelled' });
  expect(two.server.requests).toEqual([]);
});

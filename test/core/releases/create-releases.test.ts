import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../../electron/contract/settings.ts';
import type { Clock } from '../../../electron/core/context.ts';
import { createReleases } from '../../../electron/core/releases/create-releases.ts';
import type { Releases } from '../../../electron/core/releases/releases.ts';
import type { SettingsStore } from '../../../electron/core/settings/settings-store.ts';
import type { ReleaseServer } from '../../helpers/release-server.ts';
import { createSandbox, type Sandbox } from '../../helpers/sandbox.ts';
import { useReleaseServer } from '../../helpers/use-release-server.ts';
import { createPlainHttpClient, type PlainHttpClient } from './plain-http-client.ts';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const MINUTE = 60_000;
const LINUX = { os: 'linux', arch: 'amd64' };

type SourceInput = { name: string; kind: 'index' | 'files'; url: string; trusted?: boolean };

interface World {
  readonly sandbox: Sandbox;
  readonly releases: Releases;
  readonly http: PlainHttpClient;
  readonly refreshed: { source: string; count: number }[];
  /** Sets the clock forward. */
  pass(ms: number): void;
  /** Another process over the same home. */
  another(): Releases;
}

interface WorldOptions {
  readonly hosts?: Record<string, string>;
  readonly native?: { os: string; arch: string };
}

async function createWorld(sources: SourceInput[], options: WorldOptions = {}): Promise<World> {
  let now = NOW;
  const clock: Clock = { now: () => now, sleep: () => Promise.reject(new Error('Nothing here waits')) };
  const http = createPlainHttpClient(options.hosts);
  const sandbox = await createSandbox({ http, clock, native: options.native ?? LINUX });
  const settings: SettingsStore = {
    read: async () => ({ settings: settingsSchema.parse({ sources }), problems: [] }),
    update: () => Promise.reject(new Error('Nothing here changes settings')),
  };
  const refreshed: World['refreshed'] = [];
  sandbox.context.events.on('releasesRefreshed', (event) => refreshed.push(event));
  const another = () => createReleases(sandbox.context, { settings });
  const pass = (ms: number) => {
    now += ms;
  };
  return { sandbox, releases: another(), http, refreshed, another, pass };
}

function publish(server: ReleaseServer, version: string, platforms = ['linux-amd64'], content = version): void {
  const files = platforms.map((platform) => {
    const [os = '', arch = ''] = platform.split('-');
    const filename = `${version}.${platform}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
    return { filename, os, arch, bytes: Buffer.from(content + platform) };
  });
  server.addRelease({ version, files });
}

const indexAt = (server: ReleaseServer, name = 'local'): SourceInput => ({ name, kind: 'index', url: server.base });
const GONE: SourceInput = { name: 'gone', kind: 'index', url: 'https://gone.test/dl/', trusted: true };

describe('list', () => {
  test('asks the source once, then answers from the kept copy until it is too old', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    const first = await world.releases.list();
    world.pass(59 * MINUTE);
    const second = await world.another().list();
    world.pass(MINUTE);
    const third = await world.another().list();
    expect([first.releases.map(({ version }) => version), second.releases, third.releases]).toEqual([['go1.26.3'], first.releases, first.releases]);
    expect([first, second, third].map(({ source, trusted, fetchedAt, stale }) => ({ source, trusted, fetchedAt, stale }))).toEqual([
      { source: 'local', trusted: true, fetchedAt: '2026-11-21T12:00:00.000Z', stale: null },
      { source: 'local', trusted: true, fetchedAt: '2026-11-21T12:00:00.000Z', stale: null },
      { source: 'local', trusted: true, fetchedAt: '2026-11-21T13:00:00.000Z', stale: null },
    ]);
    expect(server.requests.map(({ url, status }) => [url, status])).toEqual([
      ['/dl/?mode=json&include=all', 200],
      ['/dl/?mode=json&include=all', 304],
    ]);
    expect(world.refreshed).toEqual([
      { source: 'local', count: 1 },
      { source: 'local', count: 1 },
    ]);
  });

  test('asks at once when told to, and sees what is new', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([indexAt(server)]);
    await releases.list();
    publish(server, 'go1.26.4');
    expect((await releases.list()).releases.map(({ version }) => version)).toEqual(['go1.26.3']);
    expect((await releases.list({ refresh: true })).releases.map(({ version }) => version)).toEqual(['go1.26.4', 'go1.26.3']);
  });

  test('sends both validators back, as they came', async () => {
    const server = await useReleaseServer();
    server.addFile('/plain/', Buffer.from('[{"version":"go1.26.3","stable":true,"files":[]}]'), { etag: 'W/"x"' });
    const { releases } = await createWorld([{ name: 'plain', kind: 'index', url: `${server.origin}/plain` }]);
    await releases.list();
    await releases.list({ refresh: true });
    const { headers, status } = server.requests[1] ?? { headers: {}, status: 0 };
    expect([headers['if-none-match'], headers['if-modified-since'], status]).toEqual(['W/"x"', 'Thu, 01 Jan 2026 00:00:00 GMT', 304]);
  });

  test('takes the first source, in the order of the settings, that answers with an index', async () => {
    const [login, good, last] = [await useReleaseServer(), await useReleaseServer(), await useReleaseServer()];
    login.setIndex('<!DOCTYPE html><title>Sign in</title>');
    publish(good, 'go1.26.3');
    publish(last, 'go1.2.2');
    const world = await createWorld([GONE, indexAt(login, 'login'), indexAt(good, 'good'), indexAt(last, 'last')]);
    const { source, stale } = await world.releases.list();
    expect([source, stale, last.requests.length]).toEqual(['good', null, 0]);
    expect(world.sandbox.logged).toHaveLength(2);
  });

  test('does not try a dead first source again while the copy of a later one is young', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([GONE, indexAt(server)]);
    await releases.list();
    await releases.list();
    expect(http.asked).toHaveLength(2);
  });

  test('gives the newest kept copy, and says why, when no source answers', async () => {
    const [one, two] = [await useReleaseServer(), await useReleaseServer()];
    publish(one, 'go1.26.3');
    publish(two, 'go1.26.4');
    const world = await createWorld([indexAt(one, 'one'), indexAt(two, 'two')]);
    await world.releases.list();
    one.faultAlways('/dl/', 'status:503');
    world.pass(61 * MINUTE);
    await world.releases.list();
    two.faultAlways('/dl/', 'html');
    world.pass(61 * MINUTE);
    const list = await world.another().list();
    expect([list.source, list.fetchedAt, list.releases.map(({ version }) => version), list.stale]).toEqual([
      'two',
      '2026-11-21T13:01:00.000Z',
      ['go1.26.4'],
      { reason: `one: 127.0.0.1 answered 503; two: ${two.base} did not answer with a release index: a web page came instead` },
    ]);
  });

  test('fetches anew when the kept copy is damaged, or from the future', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await world.releases.list();
    const [name = ''] = await readdir(world.sandbox.context.layout.index);
    await writeFile(path.join(world.sandbox.context.layout.index, name), 'damaged');
    expect((await world.another().list()).stale).toBeNull();
    world.pass(-24 * 60 * MINUTE);
    await world.another().list();
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 304]);
  });

  test('works without a home that can be written to', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await writeFile(world.sandbox.home, 'a file where the folder should be');
    expect((await world.releases.list()).releases).toHaveLength(1);
  });

  test.each<[string, SourceInput[], string, string]>([
    ['no source answers', [GONE], 'index-unavailable', 'No source gave its release index (gone: Cannot reach gone.test)'],
    [
      'no source has an index',
      [{ name: 'files', kind: 'files', url: 'https://files.test/' }],
      'index-unavailable',
      'No source of kind "index" is configured',
    ],
  ])('%s: a clear error', async (_, sources, code, message) => {
    const { releases } = await createWorld(sources);
    await expect(releases.list()).rejects.toMatchObject({ code, message, hint: expect.any(String) });
  });

  test('every source answers with something else: index-invalid', async () => {
    const server = await useReleaseServer();
    server.setIndex('{}');
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('an answer beyond any index is refused', async () => {
    const server = await useReleaseServer();
    server.setIndex(`[${' '.repeat(33 * 1024 * 1024)}]`);
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('an empty kept copy and "not modified" make no list', async () => {
    const server = await useReleaseServer();
    server.faultAlways('/dl/', 'status:304');
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('cancelling is no failure of a source: no other is asked and no old copy is given', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([indexAt(server), GONE]);
    await releases.list();
    await expect(releases.list({ refresh: true, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(http.asked).toHaveLength(2);
  });

  test('processes that ask at once all get the list', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    const lists = await Promise.all(Array.from({ length: 8 }, () => world.another().list()));
    expect(lists.map(({ releases }) => releases.length)).toEqual(Array(8).fill(1));
  });
});

describe('cached', () => {
  test('is the newest kept copy, without a request; stale once it is too old', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([GONE, indexAt(server)]);
    expect(await world.releases.cached()).toBeNull();
    const list = await world.releases.list();
    server.forgetRequests();
    expect(await world.another().cached()).toEqual(list);
    world.pass(365 * 24 * 60 * MINUTE);
    expect(await world.another().cached()).toEqual({ ...list, stale: { reason: 'the source was not asked' } });
    expect(server.requests).toEqual([]);
  });
});

describe('listFrom', () => {
  test('asks any base, keeps nothing, and trusts loopback', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([GONE]);
    const list = await world.releases.listFrom(server.base.slice(0, -1));
    expect([list.source, list.trusted, list.releases.length]).toEqual([server.base, true, 1]);
    expect([await world.releases.cached(), world.refreshed]).toEqual([null, []]);
  });

  test.each([
    ['https://mirror.test/dl/', undefined, false],
    ['https://mirror.test/dl/', true, true],
    ['http://mirror.test/dl/', true, false],
  ])('%s with trusted %s is trusted: %s', async (url, trusted, expected) => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([GONE], { hosts: { [new URL(url).origin]: server.origin } });
    expect((await releases.listFrom(url, trusted === undefined ? {} : { trusted })).trusted).toBe(expected);
  });

  test('uses the credentials of a base, and never shows them', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([GONE]);
    const base = server.base.replace('http://', 'http://me:key@');
    expect((await releases.listFrom(base)).source).toBe(server.base);
    expect(http.asked).toEqual([`${base}?mode=json&include=all`]);
    server.setIndex('{}');
    await expect(releases.listFrom(base)).rejects.toThrow(`${server.base} did not answer with a release index: the JSON that came is not a list`);
  });

  test('a base that gives no index is an error of its own', async () => {
    const server = await useReleaseServer();
    server.faultAlways('/dl/', 'status:404');
    const { releases } = await createWorld([indexAt(await useReleaseServer())]);
    await expect(releases.listFrom(server.base)).rejects.toMatchObject({ code: 'http-status' });
    await expect(releases.listFrom('not a url')).rejects.toMatchObject({ code: 'source-unknown' });
  });
});

describe('find', () => {
  test('gives release, archive and the places to have it from', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3', ['linux-amd64', 'windows-arm64']);
    publish(server, 'go1.25.9');
    const { releases } = await createWorld([
      { name: 'bytes', kind: 'files', url: 'https://bytes.test/golang' },
      GONE,
      indexAt(server),
      { name: 'more', kind: 'files', url: 'http://more.test/' },
    ]);
    const { release, file, list, platform, emulated, urls } = await releases.find('1.26');
    expect({ version: release.version, filename: file.filename, source: list.source, platform, emulated, urls }).toEqual({
      version: 'go1.26.3',
      filename: 'go1.26.3.linux-amd64.tar.gz',
      source: 'local',
      platform: LINUX,
      emulated: false,
      urls: [
        `${server.base}go1.26.3.linux-amd64.tar.gz`,
        'https://bytes.test/golang/go1.26.3.linux-amd64.tar.gz',
        'https://gone.test/dl/go1.26.3.linux-amd64.tar.gz',
        'http://more.test/go1.26.3.linux-amd64.tar.gz',
      ],
    });
    expect(await releases.urlsFor('x.zip', 'more')).toEqual([
      'http://more.test/x.zip',
      'https://bytes.test/golang/x.zip',
      'https://gone.test/dl/x.zip',
      `${server.base}x.zip`,
    ]);
    expect((await releases.find('1.26.3', { platform: { os: 'windows', arch: 'arm64' } })).file.filename).toBe('go1.26.3.windows-arm64.zip');
  });

  test('falls back to amd64 on Apple silicon by itself, but not when arm64 was asked for', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.15.15', ['darwin-amd64']);
    const native = { os: 'darwin', arch: 'arm64' };
    const { releases } = await createWorld([indexAt(server)], { native });
    const { file, platform, emulated } = await releases.find('1.15');
    expect([file.filename, platform, emulated]).toEqual(['go1.15.15.darwin-amd64.tar.gz', { os: 'darwin', arch: 'amd64' }, true]);
    await expect(releases.find('1.15', { platform: native })).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  test('asks again for a release that came out after the kept copy, once', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await world.releases.list();
    publish(server, 'go1.26.4');
    world.pass(MINUTE);
    expect((await world.releases.find('1.26.4')).release.version).toBe('go1.26.4');
    world.pass(MINUTE);
    await expect(world.releases.find('1.26.5')).rejects.toMatchObject({ code: 'release-not-found', hint: 'The newest release of 1.26 is go1.26.4' });
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 304]);
  });

  test('refuses what is no spec before asking anyone', async () => {
    const { releases, http } = await createWorld([GONE]);
    await expect(releases.find('../../etc')).rejects.toMatchObject({ code: 'invalid-spec' });
    expect(http.asked).toEqual([]);
  });
});

describe('find with from', () => {
  test.each(['mirror', 'http://mirror.test/dl', 'http://mirror.test/dl/?mode=json'])('%s: index and file come from there alone', async (from) => {
    const [other, mirror] = [await useReleaseServer(), await useReleaseServer()];
    publish(other, 'go1.26.9');
    publish(mirror, 'go1.26.3');
    const sources = [indexAt(other), { name: 'mirror', kind: 'index' as const, url: 'http://mirror.test/dl/' }];
    const { releases } = await createWorld(sources, { hosts: { 'http://mirror.test': mirror.origin } });
    const { release, urls, list } = await releases.find('1.26', { from });
    expect([release.version, list.source, urls]).toEqual(['go1.26.3', 'mirror', ['http://mirror.test/dl/go1.26.3.linux-amd64.tar.gz']]);
  });

  test('a files mirror gives the bytes, the index comes from the others', async () => {
    const server = await useReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([{ name: 'bytes', kind: 'files', url: 'https://bytes.test/' }, indexAt(server)]);
    const { urls, list } = await releases.find('latest', { from: 'bytes' });
    expect([list.source, urls]).toEqual(['local', ['https://bytes.test/go1.26.3.linux-amd64.tar.gz']]);
  });

  test('what is neither a source nor a URL is refused', async () => {
    const { releases } = await createWorld([GONE]);
    await expect(releases.find('latest', { from: 'elsewhere' })).rejects.toMatchObject({ code: 'source-unknown' });
  });
});

describe('the sha256 of a file', () => {
  const MIRROR: SourceInput = { name: 'mirror', kind: 'index', url: 'http://mirror.test/dl/', trusted: true };
  const OFFICIAL: SourceInput = { name: 'official', kind: 'index', url: 'https://official.test/dl/', trusted: true };

  async function twoServers() {
    const [mirror, official] = [await useReleaseServer(), await useReleaseServer()];
    publish(mirror, 'go1.26.3', ['linux-amd64'], 'evil');
    const hosts = { 'http://mirror.test': mirror.origin, 'https://official.test': official.origin };
    return { mirror, official, hosts };
  }

  test('is asked of a trusted source when the list is from one that is not, whatever that one says', async () => {
    const { official, hosts } = await twoServers();
    publish(official, 'go1.26.3');
    const { releases } = await createWorld([MIRROR, OFFICIAL], { hosts });
    const { file, list } = await releases.find('1.26.3');
    const trusted = await releases.listFrom(OFFICIAL.url);
    expect([list.source, list.trusted, file.sha256]).toEqual(['mirror', false, trusted.releases[0]?.files[0]?.sha256]);
  });

  test('comes from a kept copy of a trusted source, of any age, without asking', async () => {
    const { official, hosts } = await twoServers();
    publish(official, 'go1.26.3');
    const world = await createWorld([MIRROR, OFFICIAL], { hosts });
    const trusted = await world.releases.listFrom(OFFICIAL.url);
    world.pass(365 * 24 * 60 * MINUTE);
    official.faultAlways('/dl/', 'status:503');
    official.forgetRequests();
    const { file, list } = await world.another().find('1.26.3');
    expect([list.source, file.sha256, official.requests]).toEqual(['mirror', trusted.releases[0]?.files[0]?.sha256, []]);
  });

  test.each<[string, SourceInput[]]>([
    ['no trusted source answers', [MIRROR, GONE]],
    ['the trusted index does not know the file', [MIRROR, OFFICIAL]],
    ['there is no trusted source', [MIRROR]],
  ])('is null when %s: the word of a mirror is never taken', async (_, sources) => {
    const { official, hosts } = await twoServers();
    publish(official, 'go1.26.2');
    const { releases } = await createWorld(sources, { hosts });
    expect((await releases.find('1.26.3')).file.sha256).toBeNull();
  });

  test('holds for a base given with from too', async () => {
    const { official, hosts } = await twoServers();
    publish(official, 'go1.26.3');
    const { releases } = await createWorld([OFFICIAL], { hosts });
    const trusted = await releases.listFrom(OFFICIAL.url);
    const { file, list } = await releases.find('1.26.3', { from: 'http://mirror.test/dl/' });
    expect([list.trusted, file.sha256]).toEqual([false, trusted.releases[0]?.files[0]?.sha256]);
  });

  test('is null where a trusted index has none', async () => {
    const server = await useReleaseServer();
    server.addRelease({
      version: 'go1.4.2',
      files: [{ filename: 'go1.4.2.linux-amd64.tar.gz', os: 'linux', arch: 'amd64', bytes: Buffer.from(''), sha256: '', size: 0 }],
    });
    const { releases } = await createWorld([indexAt(server)]);
    const { file } = await releases.find('1.4.2');
    expect([file.sha256, file.sizeBytes]).toEqual([null, null]);
  });
});

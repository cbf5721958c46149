import { describe, expect, test } from 'vitest';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { createWorld, GONE, indexAt, LINUX, MINUTE, publish } from './releases-world.ts';

describe('find', () => {
  test('gives release, archive and the places to have it from', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3', ['linux-amd64', 'windows-arm64']);
    publish(server, 'go1.25.9');
    const { releases } = await createWorld([
      { name: 'bytes', kind: 'files', url: 'https://bytes.test/golang' },
      GONE,
      indexAt(server),
      { name: 'more', kind: 'files', url: 'http://more.test/' },
    ]);
    const { release, file, list, platform, emulated, urls } = await releases.find('1.26');
    expect({
      version: release.version,
      filename: file.filename,
      source: list.source,
      platform,
      emulated,
      urls,
    }).toEqual({
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
    expect((await releases.find('1.26.3', { platform: { os: 'windows', arch: 'arm64' } })).file.filename).toBe(
      'go1.26.3.windows-arm64.zip',
    );
  });

  test('falls back to amd64 on Apple silicon by itself, but not when arm64 was asked for', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.15.15', ['darwin-amd64']);
    const native = { os: 'darwin', arch: 'arm64' };
    const { releases } = await createWorld([indexAt(server)], { native });
    const { file, platform, emulated } = await releases.find('1.15');
    expect([file.filename, platform, emulated]).toEqual([
      'go1.15.15.darwin-amd64.tar.gz',
      { os: 'darwin', arch: 'amd64' },
      true,
    ]);
    await expect(releases.find('1.15', { platform: native })).rejects.toMatchObject({ code: 'platform-unavailable' });
  });

  test('asks again for a release that came out after the kept copy, once', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await world.releases.list();
    publish(server, 'go1.26.4');
    world.pass(MINUTE);
    expect((await world.releases.find('1.26.4')).release.version).toBe('go1.26.4');
    world.pass(MINUTE);
    await expect(world.releases.find('1.26.5')).rejects.toMatchObject({
      code: 'release-not-found',
      hint: 'The newest release of 1.26 is go1.26.4',
    });
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 304]);
  });

  test('asks each source no more than once for a release that nobody knows, when none answers', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await world.releases.list();
    server.faultAlways('/dl/', 'status:503');
    world.pass(61 * MINUTE);
    await expect(world.releases.find('1.26.4')).rejects.toThrow(
      'No release matches 1.26.4 (the list is from 2026-11-21T12:00:00.000Z, because local: 127.0.0.1 answered 503)',
    );
    expect(server.requests.map(({ status }) => status)).toEqual([200, 503]);
  });

  test('refuses what is no spec before asking anyone', async () => {
    const { releases, http } = await createWorld([GONE]);
    await expect(releases.find('../../etc')).rejects.toMatchObject({ code: 'invalid-spec' });
    expect(http.asked).toEqual([]);
  });
});

describe('find with from', () => {
  test.each(['mirror', 'http://mirror.test/dl', 'http://mirror.test/dl/?mode=json'])(
    '%s: index and file come from there alone',
    async (from) => {
      const [other, mirror] = [await openReleaseServer(), await openReleaseServer()];
      publish(other, 'go1.26.9');
      publish(mirror, 'go1.26.3');
      const sources = [indexAt(other), { name: 'mirror', kind: 'index' as const, url: 'http://mirror.test/dl/' }];
      const { releases } = await createWorld(sources, { hosts: { 'http://mirror.test': mirror.origin } });
      const { release, urls, list } = await releases.find('1.26', { from });
      expect([release.version, list.source, urls]).toEqual([
        'go1.26.3',
        'mirror',
        ['http://mirror.test/dl/go1.26.3.linux-amd64.tar.gz'],
      ]);
    },
  );

  test('a base on loopback is believed about its own files, and nobody else is asked', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([GONE]);
    const { file, list } = await releases.find('1.26.3', { from: server.base });
    expect(file).toEqual(list.releases[0]?.files[0]);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(http.asked).toHaveLength(1);
  });

  test('a files mirror gives the bytes, the index comes from the others', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([
      { name: 'bytes', kind: 'files', url: 'https://bytes.test/' },
      indexAt(server),
    ]);
    const { urls, list } = await releases.find('latest', { from: 'bytes' });
    expect([list.source, urls]).toEqual(['local', ['https://bytes.test/go1.26.3.linux-amd64.tar.gz']]);
  });

  test('what is neither a source nor a URL is refused', async () => {
    const { releases } = await createWorld([GONE]);
    await expect(releases.find('latest', { from: 'elsewhere' })).rejects.toMatchObject({ code: 'source-unknown' });
  });
});

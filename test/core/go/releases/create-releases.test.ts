import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { createWorld, GONE, indexAt, MINUTE, publish, type SourceInput } from './releases-world.ts';

describe('list', () => {
  test('asks the source once, then answers from the kept copy until it is too old', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    const first = await world.releases.list();
    world.pass(59 * MINUTE);
    const second = await world.another().list();
    world.pass(MINUTE);
    const third = await world.another().list();
    expect([first.releases.map(({ version }) => version), second.releases, third.releases]).toEqual([
      ['go1.26.3'],
      first.releases,
      first.releases,
    ]);
    expect(
      [first, second, third].map(({ source, trusted, fetchedAt, stale }) => ({ source, trusted, fetchedAt, stale })),
    ).toEqual([
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
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([indexAt(server)]);
    await releases.list();
    publish(server, 'go1.26.4');
    expect((await releases.list()).releases.map(({ version }) => version)).toEqual(['go1.26.3']);
    expect((await releases.list({ refresh: true })).releases.map(({ version }) => version)).toEqual([
      'go1.26.4',
      'go1.26.3',
    ]);
  });

  test('sends both validators back, as they came', async () => {
    const server = await openReleaseServer();
    server.addFile('/plain/', Buffer.from('[{"version":"go1.26.3","stable":true,"files":[]}]'), { etag: 'W/"x"' });
    const { releases } = await createWorld([{ name: 'plain', kind: 'index', url: `${server.origin}/plain` }]);
    await releases.list();
    await releases.list({ refresh: true });
    const { headers, status } = server.requests[1] ?? { headers: {}, status: 0 };
    expect([headers['if-none-match'], headers['if-modified-since'], status]).toEqual([
      'W/"x"',
      'Thu, 01 Jan 2026 00:00:00 GMT',
      304,
    ]);
  });

  test('takes the first source, in the order of the settings, that answers with an index', async () => {
    const [login, good, last] = [await openReleaseServer(), await openReleaseServer(), await openReleaseServer()];
    login.setIndex('<!DOCTYPE html><title>Sign in</title>');
    publish(good, 'go1.26.3');
    publish(last, 'go1.2.2');
    const world = await createWorld([GONE, indexAt(login, 'login'), indexAt(good, 'good'), indexAt(last, 'last')]);
    const { source, stale } = await world.releases.list();
    expect([source, stale, last.requests.length]).toEqual(['good', null, 0]);
    expect(world.sandbox.logged).toHaveLength(2);
  });

  test('does not try a dead first source again while the copy of a later one is young', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([GONE, indexAt(server)]);
    await releases.list();
    await releases.list();
    expect(http.asked).toHaveLength(2);
  });

  test('tries a source again only as long as there is nothing else at hand', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([GONE, indexAt(server)]);
    await world.releases.list();
    await world.releases.list({ refresh: true });
    await world.releases.listFrom(server.base);
    expect(world.http.retries).toEqual([0, 4, 0, 1, 4]);
  });

  test('gives the newest kept copy, and says why, when no source answers', async () => {
    const [one, two] = [await openReleaseServer(), await openReleaseServer()];
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
      {
        reason: `one: 127.0.0.1 answered 503; two: ${two.base} did not answer with a release index: a web page came instead`,
      },
    ]);
  });

  test('fetches anew when the kept copy is damaged, or from the future', async () => {
    const server = await openReleaseServer();
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
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    await writeFile(world.sandbox.home, 'a file where the folder should be');
    expect((await world.releases.list()).releases).toHaveLength(1);
  });

  test.each<[string, SourceInput[], string, string]>([
    [
      'no source answers',
      [GONE],
      'index-unavailable',
      'No source returned a release index (gone: Cannot reach gone.test)',
    ],
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
    const server = await openReleaseServer();
    server.setIndex('{}');
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('an answer beyond any index is refused', async () => {
    const server = await openReleaseServer();
    server.setIndex(`[{"version":"go1.26.3"}${' '.repeat(33 * 1024 * 1024)}]`);
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('an empty kept copy and "not modified" make no list', async () => {
    const server = await openReleaseServer();
    server.faultAlways('/dl/', 'status:304');
    const { releases } = await createWorld([indexAt(server)]);
    await expect(releases.list()).rejects.toMatchObject({ code: 'index-invalid' });
  });

  test('cancelling is no failure of a source: no other is asked and no old copy is given', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([indexAt(server), GONE]);
    await releases.list();
    await expect(releases.list({ refresh: true, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(http.asked).toHaveLength(2);
  });

  test('processes that ask at once all get the list', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const world = await createWorld([indexAt(server)]);
    const lists = await Promise.all(Array.from({ length: 8 }, () => world.another().list()));
    expect(lists.map(({ releases }) => releases.length)).toEqual(Array(8).fill(1));
  });
});

describe('cached', () => {
  test('is the newest kept copy, without a request; stale once it is too old', async () => {
    const server = await openReleaseServer();
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
    const server = await openReleaseServer();
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
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases } = await createWorld([GONE], { hosts: { [new URL(url).origin]: server.origin } });
    expect((await releases.listFrom(url, trusted === undefined ? {} : { trusted })).trusted).toBe(expected);
  });

  test('a configured base is the source itself, and trusted by its mark or for this call', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const url = 'https://mirror.test/dl/';
    const { releases } = await createWorld([{ name: 'mirror', kind: 'index', url }], {
      hosts: { 'https://mirror.test': server.origin },
    });
    const lists = [await releases.listFrom(url), await releases.listFrom(url, { trusted: true })];
    expect(lists.map(({ source, trusted }) => [source, trusted])).toEqual([
      ['mirror', false],
      ['mirror', true],
    ]);
    expect((await releases.cached())?.trusted).toBe(false);
  });

  test('uses the credentials of a base, and never shows them', async () => {
    const server = await openReleaseServer();
    publish(server, 'go1.26.3');
    const { releases, http } = await createWorld([GONE]);
    const base = server.base.replace('http://', 'http://me:key@');
    expect((await releases.listFrom(base)).source).toBe(server.base);
    expect(http.asked).toEqual([`${base}?mode=json&include=all`]);
    server.setIndex('{}');
    await expect(releases.listFrom(base)).rejects.toThrow(
      `${server.base} did not answer with a release index: the JSON that came is not a list`,
    );
  });

  test('a base that gives no index is an error of its own', async () => {
    const server = await openReleaseServer();
    server.faultAlways('/dl/', 'status:404');
    const { releases } = await createWorld([indexAt(await openReleaseServer())]);
    await expect(releases.listFrom(server.base)).rejects.toMatchObject({ code: 'http-status' });
    await expect(releases.listFrom('not a url')).rejects.toMatchObject({ code: 'source-unknown' });
  });
});

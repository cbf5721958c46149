import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AppError, isAppError } from '../../../../electron/contract/errors.ts';
import { createHttpClient, type HttpClientOptions } from '../../../../electron/core/base/network/create-http-client.ts';
import type { Fetch } from '../../../../electron/core/base/network/fetch.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import { createSandbox, realClock } from '../../../helpers/sandbox.ts';

const BYTES = Buffer.from('the bytes of a file, long enough to be cut in two');

async function setUp(options: Partial<HttpClientOptions> = {}) {
  const server = await openReleaseServer();
  server.addFile('/dl/x', BYTES);
  const { context, logged } = await createSandbox();
  const clock = createRecordingClock();
  const http = createHttpClient({
    clock,
    log: context.log,
    connections: openConnections({ log: context.log }),
    version: '1.2.3',
    random: () => 0,
    ...options,
  });
  return { server, http, clock, logged, url: `${server.base}x` };
}

/** For what is to stall: the others wait as long as a busy machine needs. */
const SOON = { stallTimeoutMs: 150 };

/** A body whose pieces the test hands out, and a clock that it winds. */
function woundBody() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const body = new PassThrough();
  const fetch: Fetch = async () => ({ status: 200, headers: [], body });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    body,
    fetch,
    async wait(ms: number) {
      await settled();
      await vi.advanceTimersByTimeAsync(ms);
      await settled();
    },
  };
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => new Error('It did not fail'),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}

describe('one GET', () => {
  it('hands out status, lower-case headers and the body, and says who asks', async () => {
    const { http, server, url } = await setUp();
    const response = await http.get({ url, headers: { 'X-Asked': 'yes' } });
    expect([response.status, response.url, response.headers['content-type'], await readAll(response.body)]).toEqual([
      200,
      url,
      'application/octet-stream',
      BYTES.toString(),
    ]);
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'goswitch/1.2.3',
      'accept-encoding': 'identity',
      'x-asked': 'yes',
    });
  });

  it('returns statuses that the caller knows the meaning of', async () => {
    const { http, server, url, clock } = await setUp();
    server.fault('/dl/x', ['status:404', 'status:403', 'unsatisfiable-range']);
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) {
      const response = await http.get({ url, headers: { range: 'bytes=5-' } });
      response.discard();
      statuses.push(response.status);
    }
    const { etag = '' } = (await http.getText({ url, maxBytes: 100 })).headers;
    const unchanged = await http.getText({ url, headers: { 'if-none-match': etag }, maxBytes: 100 });
    expect([statuses, unchanged.status, unchanged.text, clock.slept]).toEqual([[404, 403, 416], 304, '', []]);
  });

  it('sends the credentials of a URL as basic authorization and shows them nowhere', async () => {
    const { http, server, logged } = await setUp();
    server.faultAlways('/dl/x', 'status:500');
    const error = await failureOf(
      http.get({ url: `${server.base.replace('//', '//me:s%3Acret@')}x?token=abc`, retries: 1 }),
    );
    expect(server.requests[0]?.headers['authorization']).toBe(`Basic ${Buffer.from('me:s:cret').toString('base64')}`);
    const shown = JSON.stringify([error.message, error.hint, error.details, logged]);
    expect(shown).toContain('token=...');
    expect(shown).not.toMatch(/cret|abc|me:/);
  });

  it('refuses what is not an http URL', async () => {
    const { http } = await setUp();
    const codes = [];
    for (const url of ['ftp://example.org/x', 'file:///etc/passwd', 'no url'])
      codes.push((await failureOf(http.get({ url }))).code);
    expect(codes).toEqual(['invalid-input', 'invalid-input', 'invalid-input']);
  });

  it('undoes a content-encoding that a proxy added, unless asked for the bytes of the wire', async () => {
    const { http, server, url } = await setUp();
    const got: string[] = [];
    for (const coding of ['gzip', 'br', 'deflate']) {
      server.fault('/dl/x', [`encode:${coding}`]);
      got.push(await readAll((await http.get({ url })).body));
    }
    expect(got).toEqual([BYTES.toString(), BYTES.toString(), BYTES.toString()]);
    server.fault('/dl/x', ['mislabel:gzip', 'mislabel:gzip', 'mislabel:zstd']);
    expect(await readAll((await http.get({ url, decode: false })).body)).toBe(BYTES.toString());
    const broken = await failureOf(readAll((await http.get({ url })).body));
    const unknown = await failureOf(readAll((await http.get({ url })).body));
    expect([broken.details?.['reason'], unknown.details?.['reason']]).toEqual(['bad-encoding', 'bad-encoding']);
  });
});

describe('redirects', () => {
  it('are followed, ten of them', async () => {
    const { http, server, url } = await setUp();
    server.faultAlways('/dl/x', 'redirect-chain:10');
    const response = await http.get({ url });
    expect([await readAll(response.body), response.url]).toEqual([BYTES.toString(), `${url}?hop=10`]);
    server.faultAlways('/dl/x', 'redirect-chain:11');
    expect(await failureOf(http.get({ url }))).toMatchObject({ code: 'redirect-loop' });
  });

  it('that lead back are a loop, and the loop is not tried again', async () => {
    const { http, server, url } = await setUp();
    server.faultAlways('/dl/x', 'redirect-loop');
    const error = await failureOf(http.get({ url }));
    expect([error.code, server.requests.length]).toEqual(['redirect-loop', 1]);
  });

  it('to plain http on another machine are refused before anything is sent there', async () => {
    const { http, server, url } = await setUp();
    server.faultAlways('/dl/x', 'redirect-insecure');
    const error = await failureOf(http.get({ url }));
    expect([error.code, error.details?.['to'], error.message]).toEqual([
      'redirect-insecure',
      'http://mirror.example/dl/archive.tar.gz',
      `${new URL(url).host} redirects to http://mirror.example/dl/archive.tar.gz, which is not https`,
    ]);
  });

  it('keep Authorization on one origin and drop it on the way to another', async () => {
    const { http, server, url } = await setUp();
    const other = await openReleaseServer();
    other.addFile('/dl/y', BYTES);
    server.addFile('/dl/same', BYTES);
    server.fault('/dl/x', ['redirect:/dl/same', `redirect:${other.base}y`]);
    for (let i = 0; i < 2; i++)
      (await http.get({ url, headers: { Authorization: 'Bearer 1', Range: 'bytes=3-' } })).discard();
    const seen = [...server.requestsFor('/dl/same'), ...other.requests].map(({ headers }) => [
      headers.authorization,
      headers.range,
    ]);
    expect(seen).toEqual([
      ['Bearer 1', 'bytes=3-'],
      [undefined, 'bytes=3-'],
    ]);
  });
});

describe('further tries', () => {
  it('come after 429, 408, 425 and 5xx, with growing pauses', async () => {
    const { http, server, url, clock } = await setUp();
    server.fault('/dl/x', ['status:500', 'status:429', 'status:425', 'status:503']);
    expect(await readAll((await http.get({ url })).body)).toBe(BYTES.toString());
    expect(clock.slept).toEqual([500, 1000, 2000, 4000]);
  });

  it('wait as long as Retry-After says, in seconds or as a date', async () => {
    const { http, server, url, clock } = await setUp();
    server.fault('/dl/x', ['status:429:7', `status:503:${new Date(clock.now() + 7000 + 12_000).toUTCString()}`]);
    expect(await readAll((await http.get({ url })).body)).toBe(BYTES.toString());
    expect(clock.slept).toEqual([7000, 12_000]);
  });

  it('do not come when Retry-After asks for more than a minute: the person is told', async () => {
    const { http, server, url, clock } = await setUp();
    server.faultAlways('/dl/x', 'status:429:3600');
    const error = await failureOf(http.get({ url }));
    expect([error.code, error.hint, clock.slept]).toEqual([
      'http-status',
      expect.stringContaining('The server asks to wait 3600 s'),
      [],
    ]);
  });

  it('end after the number of retries, with the status that stayed', async () => {
    const { http, server, url, logged } = await setUp({ retries: 2 });
    server.faultAlways('/dl/x', 'status:502');
    const error = await failureOf(http.get({ url }));
    expect([error.code, error.message, error.details?.['status'], server.requests.length, logged.length]).toEqual([
      'http-status',
      `${new URL(url).host} answered 502 (Bad Gateway) for ${url} (tried 3 times)`,
      502,
      3,
      2,
    ]);
  });

  it('come after a reset and a stall before the headers', async () => {
    const { http, server, url } = await setUp(SOON);
    server.fault('/dl/x', ['reset', 'stall']);
    expect(await readAll((await http.get({ url })).body)).toBe(BYTES.toString());
  });

  it('come once for a host that is not there', async () => {
    const { http, server, url, clock } = await setUp();
    await server.close();
    const error = await failureOf(http.get({ url }));
    const { host } = new URL(url);
    expect([error.code, error.message, error.details?.['reason'], clock.slept]).toEqual([
      'network-unreachable',
      `${host} refused the connection: nothing is listening there (tried 2 times)`,
      'refused',
      [500],
    ]);
  });

  it('never come once the body is handed out', async () => {
    const { http, server, url } = await setUp();
    server.fault('/dl/x', ['reset-after:10']);
    const response = await http.get({ url });
    expect((await failureOf(readAll(response.body))).code).toBe('network-unreachable');
    expect(server.requests.length).toBe(1);
  });

  it('come for a text whose body breaks', async () => {
    const { http, server, url } = await setUp(SOON);
    server.fault('/dl/x', ['reset-after:10', 'truncate-after:10', 'no-length+reset-after:10', 'stall-after:10']);
    expect((await http.getText({ url, maxBytes: 1000 })).text).toBe(BYTES.toString());
  });
});

describe('a body', () => {
  it('that stops coming is stalled, however far it got', async () => {
    const { http, server, url } = await setUp(SOON);
    server.fault('/dl/x', ['stall-after:20']);
    const error = await failureOf(readAll((await http.get({ url })).body));
    expect([error.code, error.message]).toEqual([
      'network-stalled',
      `${new URL(url).host} sent nothing for 150 ms while GoSwitch waited for more bytes`,
    ]);
  });

  it('that is slow but steady is not stalled, however long it takes', async () => {
    const { body, fetch, wait } = woundBody();
    const { http, url } = await setUp({ fetch, stallTimeoutMs: 1000 });
    const text = readAll((await http.get({ url })).body);
    for (let at = 0; at < 20; at++) {
      await wait(900);
      body.write('a piece that is no trickle, '.repeat(100));
    }
    body.end();
    expect((await text).length).toBe(20 * 2800);
  });

  it('is not stalled by a reader that takes its time', async () => {
    const { body, fetch, wait } = woundBody();
    const { http, url } = await setUp({ fetch, stallTimeoutMs: 1000 });
    const pieces = (await http.get({ url })).body[Symbol.asyncIterator]();
    for (const piece of ['one', 'two', 'three']) {
      body.write(piece);
      expect(Buffer.from((await pieces.next()).value ?? []).toString()).toBe(piece);
      await wait(5000);
    }
    body.end();
    expect((await pieces.next()).done).toBe(true);
  });

  it('that ends before its content-length is a broken connection', async () => {
    const { http, server, url } = await setUp();
    server.fault('/dl/x', ['truncate-after:10', 'wrong-length:+10', 'no-length+reset-after:10']);
    const reasons = [];
    for (let i = 0; i < 3; i++) reasons.push((await failureOf(readAll((await http.get({ url })).body))).code);
    expect(reasons).toEqual(['network-unreachable', 'network-unreachable', 'network-unreachable']);
  });

  it('needs no content-length', async () => {
    const { http, server, url } = await setUp();
    server.fault('/dl/x', ['no-length']);
    expect(await readAll((await http.get({ url })).body)).toBe(BYTES.toString());
  });

  it('that is left early closes its connection', async () => {
    const { http, server, url } = await setUp();
    server.fault('/dl/x', ['stall-after:10']);
    for await (const _piece of (await http.get({ url })).body) break;
    // A second request is served on a new connection, and the server can be closed at once.
    expect(await readAll((await http.get({ url })).body)).toBe(BYTES.toString());
  });
});

describe('cancelling', () => {
  it('is `cancelled` before, while waiting for headers, in the body and in the pause between tries', async () => {
    const { http, server, url } = await setUp({ clock: realClock });
    server.fault('/dl/x', ['stall', 'stall-after:10', 'status:503:30']);
    const codes: string[] = [];
    codes.push((await failureOf(http.get({ url, signal: AbortSignal.abort() }))).code);
    codes.push((await failureOf(http.get({ url, signal: AbortSignal.timeout(50) }))).code);
    const response = await http.get({ url, signal: AbortSignal.timeout(100) });
    codes.push((await failureOf(readAll(response.body))).code);
    codes.push((await failureOf(http.get({ url, signal: AbortSignal.timeout(100) }))).code);
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
  });
});

describe('a small text', () => {
  it('past its limit, or with another status, is an error', async () => {
    const { http, server, url } = await setUp();
    server.fault('/dl/x', ['ok', 'status:404']);
    const large = await failureOf(http.getText({ url, maxBytes: 10 }));
    const missing = await failureOf(http.getText({ url, maxBytes: 100 }));
    expect([large.code, missing.code, missing.hint]).toEqual([
      'index-invalid',
      'http-status',
      expect.stringContaining('The file is not there'),
    ]);
  });
});

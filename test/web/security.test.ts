import { beforeEach, describe, expect, it } from 'vitest';
import type { WebHost } from '../../electron/web/create-web-host.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { rawBytes, rawRequest } from './raw-request.ts';

let handlers: ReturnType<typeof createEchoHandlers>;
let host: WebHost;
beforeEach(async () => {
  handlers = createEchoHandlers();
  host = await openWebHost(handlers);
});

const own = () => ({ origin: host.origin, 'content-type': 'application/json' });
const exchange = (token: unknown, headers: Record<string, string> = own()) =>
  rawRequest(host.port, { method: 'POST', path: '/api/session', headers, body: JSON.stringify({ token }) });
const call = (bearer: string | null, options: { headers?: Record<string, string>; body?: string | Uint8Array } = {}) =>
  rawRequest(host.port, {
    method: 'POST',
    path: '/api/call',
    headers: { ...own(), ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...options.headers },
    body: options.body ?? JSON.stringify({ method: 'app.info', input: {} }),
  });
const open = async () =>
  JSON.parse((await exchange(tokenOf(host.mintLink()))).text).value as { bearer: string; next: string };
const code = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).error?.code];

describe('who is let in', () => {
  it('is whoever has the link, once', async () => {
    const token = tokenOf(host.mintLink());
    const first = await exchange(token);
    expect([first.status, JSON.parse(first.text)]).toEqual([
      200,
      { ok: true, value: { bearer: expect.any(String), next: expect.any(String) } },
    ]);
    expect(code(await exchange(token))).toEqual([401, 'session-refused']);
    expect((await call(JSON.parse(first.text).value.bearer)).status).toBe(200);
  });

  it('keeps the token out of everything that is sent: it is in the fragment', () => {
    const link = new URL(host.mintLink());
    expect([link.search, link.pathname, link.username]).toEqual(['', '/', '']);
    expect(tokenOf(link.href)).toMatch(/^[\w-]{43}$/);
  });

  it.each([null, 'wrong', '', '   ', 'x'.repeat(43), '__proto__'])(
    'refuses a call with the bearer %j',
    async (bearer) => {
      expect(code(await call(bearer))).toEqual([401, 'session-refused']);
      expect(handlers.calls).toEqual([]);
    },
  );

  it('takes neither a link token nor the next token for a bearer, nor a bearer for a token', async () => {
    const token = tokenOf(host.mintLink());
    const { bearer, next } = await open();
    for (const wrong of [token, next]) expect(code(await call(wrong))).toEqual([401, 'session-refused']);
    expect(code(await exchange(bearer))).toEqual([401, 'session-refused']);
  });

  it.each([undefined, null, 5, [], {}, '', 'x', 'x'.repeat(1000)])('refuses the token %j', async (token) => {
    expect(code(await exchange(token))).toEqual([401, 'session-refused']);
  });

  it('does not read a token from the address, a cookie or the body of a call', async () => {
    const { bearer } = await open();
    for (const headers of [
      { cookie: `bearer=${bearer}` },
      { authorization: `Basic ${bearer}` },
      { authorization: bearer },
    ] as Record<string, string>[]) {
      expect(code(await call(null, { headers }))).toEqual([401, 'session-refused']);
    }
    const answer = await rawRequest(host.port, {
      method: 'POST',
      path: `/api/call?bearer=${bearer}`,
      headers: own(),
      body: '{}',
    });
    expect(code(answer)).toEqual([401, 'session-refused']);
    expect(code(await rawRequest(host.port, { path: `/api/events?bearer=${bearer}` }))).toEqual([
      401,
      'session-refused',
    ]);
  });

  it('sets no cookie and allows no other origin', async () => {
    const { headers } = await call((await open()).bearer);
    expect([headers['set-cookie'], Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([
      undefined,
      [],
    ]);
  });
});

describe('a reload', () => {
  it('goes on with the next token; the page before it is out once the new one acts', async () => {
    const first = await open();
    const second = JSON.parse((await exchange(first.next)).text).value;
    expect((await call(first.bearer)).status).toBe(200);
    expect((await call(second.bearer)).status).toBe(200);
    expect(code(await call(first.bearer))).toEqual([401, 'session-refused']);
    expect(code(await exchange(first.next))).toEqual([401, 'session-refused']);
  });

  it('in the middle of a reload can ask again, and the answer that got lost is worth nothing', async () => {
    const first = await open();
    const lost = JSON.parse((await exchange(first.next)).text).value;
    const second = JSON.parse((await exchange(first.next)).text).value;
    expect(code(await call(lost.bearer))).toEqual([401, 'session-refused']);
    expect(code(await exchange(lost.next))).toEqual([401, 'session-refused']);
    expect((await call(second.bearer)).status).toBe(200);
  });

  it('of one window leaves the others alone', async () => {
    const [mine, other] = [await open(), await open()];
    const next = JSON.parse((await exchange(mine.next)).text).value;
    expect((await call(next.bearer)).status).toBe(200);
    expect((await call(other.bearer)).status).toBe(200);
  });

  it('never leaves more than 64 pages behind', async () => {
    const slow = await openWebHost(handlers, { clock: { now: stepping(1000), sleep: async () => undefined } });
    const opened: string[] = [];
    for (let count = 0; count < 70; count++) {
      const headers = { origin: slow.origin, 'content-type': 'application/json' };
      const answer = await rawRequest(slow.port, {
        method: 'POST',
        path: '/api/session',
        headers,
        body: JSON.stringify({ token: tokenOf(slow.mintLink()) }),
      });
      opened.push(JSON.parse(answer.text).value.bearer);
    }
    const ask = (bearer: string) =>
      rawRequest(slow.port, {
        method: 'POST',
        path: '/api/call',
        headers: { origin: slow.origin, 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: '{}',
      });
    expect((await ask(opened[5]!)).status).toBe(401);
    expect((await ask(opened[6]!)).status).toBe(200);
  });
});

/** A clock that has moved on by so many milliseconds at each look. */
function stepping(ms: number): () => number {
  let nowMs = 0;
  return () => (nowMs += ms);
}

describe('pages of other sites', () => {
  it.each([
    'evil.example',
    'evil.example:80',
    '127.0.0.1',
    'localhost',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:%PORT',
    'localhost.:%PORT',
    '0.0.0.0:%PORT',
    '[::]:%PORT',
    '2130706433:%PORT',
  ])('get nothing under the name %j (DNS rebinding)', async (name) => {
    const headers = { host: name.replace('%PORT', String(host.port)) };
    const { bearer } = await open();
    expect(code(await rawRequest(host.port, { path: '/', headers }))).toEqual([403, 'session-refused']);
    expect(code(await call(bearer, { headers }))).toEqual([403, 'session-refused']);
    expect(handlers.calls).toEqual([]);
  });

  it.each(['GET / HTTP/1.1\r\nHost: \r\n', 'GET / HTTP/1.1\r\n', 'GET / HTTP/1.0\r\n'])(
    'get nothing without a name: %j',
    async (start) => {
      expect(await rawBytes(host.port, `${start}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[03] /);
    },
  );

  it.each(['127.0.0.1', 'localhost', '[::1]'])('while %s is this machine', async (name) => {
    const at = `${name}:${host.port}`;
    const { bearer } = await open();
    expect((await rawRequest(host.port, { path: '/', headers: { host: at } })).status).toBe(200);
    expect((await call(bearer, { headers: { host: at, origin: `http://${at}` } })).status).toBe(200);
  });

  it.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:%PORT',
    'http://127.0.0.1:1',
    'http://localhost:%PORT',
    'http://127.0.0.1:%PORT/',
    '',
  ])('cannot call from the origin %j', async (origin) => {
    const headers = { origin: origin.replace('%PORT', String(host.port)) };
    expect(code(await call((await open()).bearer, { headers }))).toEqual([403, 'session-refused']);
    expect(code(await exchange(tokenOf(host.mintLink()), { ...own(), ...headers }))).toEqual([403, 'session-refused']);
  });

  it('cannot call without saying where they are from', async () => {
    const { bearer } = await open();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
    expect(code(await rawRequest(host.port, { method: 'POST', path: '/api/call', headers, body: '{}' }))).toEqual([
      403,
      'session-refused',
    ]);
  });

  it.each(['cross-site', 'same-site', 'none'])('are known by sec-fetch-site: %s', async (site) => {
    const { bearer } = await open();
    expect(code(await call(bearer, { headers: { 'sec-fetch-site': site } }))).toEqual([403, 'session-refused']);
    const events = { authorization: `Bearer ${bearer}`, 'sec-fetch-site': site };
    expect(code(await rawRequest(host.port, { path: '/api/events', headers: events }))).toEqual([
      403,
      'session-refused',
    ]);
  });

  it('cannot send what a plain form can', async () => {
    const { bearer } = await open();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      '',
      'application/json; charset=utf-16',
    ]) {
      expect(code(await call(bearer, { headers: { 'content-type': type } }))).toEqual([415, 'invalid-input']);
    }
  });

  it('get no permission from a preflight', async () => {
    const headers = { origin: 'http://evil.example', 'access-control-request-method': 'POST' };
    const answer = await rawRequest(host.port, { method: 'OPTIONS', path: '/api/call', headers });
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });

  it('cannot frame, sniff, embed or learn the address of the window', async () => {
    const page = await rawRequest(host.port, { path: '/' });
    const refusal = await rawRequest(host.port, { path: '/nothing' });
    for (const { headers } of [page, refusal]) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
    }
  });

  it('cannot guess the nonce of the page: each answer has its own', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { text, headers } = await rawRequest(host.port, { path: '/' });
        const nonce = /content="([^"]+)"/.exec(text)?.[1] ?? '';
        expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
  });
});

describe('bodies', () => {
  it.each(['', 'not json', '{', '[]', 'null', '"text"', '5', '{"method":"app.info"}x', '\u0000'])(
    'refuses %j',
    async (body) => {
      expect(code(await call((await open()).bearer, { body }))).toEqual([400, 'invalid-input']);
      expect(handlers.calls).toEqual([]);
    },
  );

  it('refuses what is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"method":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(code(await call((await open()).bearer, { body }))).toEqual([400, 'invalid-input']);
  });

  it('refuses a body of more than a megabyte, announced or not, and goes on', async () => {
    const { bearer } = await open();
    const body = JSON.stringify({ method: 'app.info', input: 'x'.repeat(1024 * 1024) });
    expect(code(await call(bearer, { body }))).toEqual([413, 'invalid-input']);
    expect(code(await call(bearer, { body, headers: { 'transfer-encoding': 'chunked' } }))).toEqual([
      413,
      'invalid-input',
    ]);
    expect((await call(bearer)).status).toBe(200);
  });

  it('hands deep and strange ones to the handlers as plain data', async () => {
    const { bearer } = await open();
    const deep = `{"method":"x","input":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await call(bearer, { body: deep })).status).toBeLessThan(501);
    const answer = await call(bearer, {
      body: '{"method":"x","input":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
    });
    expect(answer.status).toBe(200);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((await call(bearer)).status).toBe(200);
  });
});

describe('paths', () => {
  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/..%252f..%252fsecret.js',
    '//etc/passwd',
    '/etc/passwd',
    '/index.html%00.js',
    '/assets/index-abc.js%00',
    '/assets/index-abc.js/',
    '/assets/',
    '/assets',
    '/./index.html',
    '/%',
    '/%ff',
    '/__proto__',
    '/constructor',
    '/file:///etc/passwd',
  ])('leads nowhere: %s', async (path) => {
    expect(code(await rawRequest(host.port, { path }))).toEqual([404, 'invalid-input']);
  });

  it.each(['http://evil.example/', '*', 'index.html'])(
    'as a whole address or none leads nowhere: %s',
    async (target) => {
      const answer = await rawBytes(
        host.port,
        `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    },
  );

  it('serves the page and its assets, to GET and HEAD alone', async () => {
    const page = await rawRequest(host.port, { path: '/' });
    expect([page.status, page.headers['content-type'], page.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    const asset = await rawRequest(host.port, { path: '/assets/index-abc.js?x=1' });
    expect([asset.status, asset.text, asset.headers['content-type']]).toEqual([
      200,
      'export {};\n',
      'text/javascript; charset=utf-8',
    ]);
    const head = await rawRequest(host.port, { method: 'HEAD', path: '/' });
    expect([head.status, head.text, Number(head.headers['content-length'])]).toEqual([200, '', expect.any(Number)]);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      expect(code(await rawRequest(host.port, { method, path: '/' })), method).toEqual([405, 'invalid-input']);
    }
  });

  it.each([
    ['GET', '/api/call'],
    ['GET', '/api/session'],
    ['POST', '/api/events'],
    ['POST', '/api/'],
    ['POST', '/api/call/'],
    ['POST', '/API/call'],
    ['POST', '/api/nothing'],
  ])('knows no %s %s', async (method, path) => {
    const { bearer } = await open();
    const answer = await rawRequest(host.port, {
      method,
      path,
      headers: { ...own(), authorization: `Bearer ${bearer}` },
    });
    expect([404, 405]).toContain(answer.status);
    expect(handlers.calls).toEqual([]);
  });
});

describe('limits', () => {
  it('answers 429 to a window that asks without pause, and to nobody else', async () => {
    const still = await openWebHost(handlers, { clock: { now: () => 0, sleep: async () => undefined } });
    const session = async () => {
      const headers = { origin: still.origin, 'content-type': 'application/json' };
      const body = JSON.stringify({ token: tokenOf(still.mintLink()) });
      return JSON.parse((await rawRequest(still.port, { method: 'POST', path: '/api/session', headers, body })).text)
        .value.bearer as string;
    };
    const ask = (bearer: string) =>
      rawRequest(still.port, {
        method: 'POST',
        path: '/api/call',
        headers: { origin: still.origin, 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: '{"method":"app.info"}',
      });
    const [busy, calm] = [await session(), await session()];
    const statuses: number[] = [];
    for (let count = 0; count < 310; count++) statuses.push((await ask(busy)).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([300, 429]);
    expect(await ask(busy)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    expect((await ask(calm)).status).toBe(200);
  });

  it('lets a stranger try only so often', async () => {
    const still = await openWebHost(handlers, { clock: { now: () => 0, sleep: async () => undefined } });
    const guess = () =>
      rawRequest(still.port, {
        method: 'POST',
        path: '/api/session',
        headers: { origin: still.origin, 'content-type': 'application/json' },
        body: '{"token":"guess"}',
      });
    const statuses: number[] = [];
    for (let count = 0; count < 70; count++) statuses.push((await guess()).status);
    expect(new Set(statuses.slice(0, 60))).toEqual(new Set([401]));
    expect(new Set(statuses.slice(60))).toEqual(new Set([429]));
  });

  it('refuses headers of more than 16 KiB', async () => {
    const answer = await rawRequest(host.port, { path: '/', headers: { 'x-long': 'x'.repeat(20 * 1024) } });
    expect(answer.status).toBe(431);
  });
});

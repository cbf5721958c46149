import { describe, expect, it } from 'vitest';
import { openReleaseServer } from './open-release-server.ts';

const BYTES = Buffer.from('0123456789');

async function ask(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers, redirect: 'manual' });
  return { status: response.status, text: await response.text(), headers: Object.fromEntries(response.headers) };
}

describe('release server', () => {
  it('serves an index in the shape of go.dev and the files beside it', async () => {
    const server = await openReleaseServer();
    server.addRelease({
      version: 'go1.26.3',
      files: [{ filename: 'go1.26.3.linux-amd64.tar.gz', os: 'linux', arch: 'amd64', bytes: BYTES }],
    });
    const index = await ask(`${server.base}?mode=json&include=all`);
    const sha256 = '84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882';
    expect(JSON.parse(index.text)).toEqual([
      {
        version: 'go1.26.3',
        stable: true,
        files: [
          {
            filename: 'go1.26.3.linux-amd64.tar.gz',
            os: 'linux',
            arch: 'amd64',
            version: 'go1.26.3',
            sha256,
            size: 10,
            kind: 'archive',
          },
        ],
      },
    ]);
    expect((await ask(`${server.base}go1.26.3.linux-amd64.tar.gz`)).text).toBe('0123456789');
    expect((await ask(`${server.base}none.tar.gz`)).status).toBe(404);
    expect(server.requests.map(({ path, status }) => ({ path, status }))).toEqual([
      { path: '/dl/', status: 200 },
      { path: '/dl/go1.26.3.linux-amd64.tar.gz', status: 200 },
      { path: '/dl/none.tar.gz', status: 404 },
    ]);
  });

  it('honours Range, and If-Range only with the right validator', async () => {
    const server = await openReleaseServer();
    server.addFile('/dl/x', BYTES);
    const whole = await ask(`${server.base}x`);
    const part = async (headers: Record<string, string>) => {
      const { status, text, headers: got } = await ask(`${server.base}x`, headers);
      return [status, text, got['content-range']];
    };
    expect([
      await part({ range: 'bytes=4-' }),
      await part({ range: 'bytes=4-', 'if-range': whole.headers['etag'] ?? '' }),
      await part({ range: 'bytes=4-', 'if-range': whole.headers['last-modified'] ?? '' }),
      await part({ range: 'bytes=4-', 'if-range': '"other"' }),
      await part({ range: 'bytes=10-' }),
      await part({ 'if-none-match': whole.headers['etag'] ?? '' }),
    ]).toEqual([
      [206, '456789', 'bytes 4-9/10'],
      [206, '456789', 'bytes 4-9/10'],
      [206, '456789', 'bytes 4-9/10'],
      [200, '0123456789', undefined],
      [416, '', 'bytes */10'],
      [304, '', undefined],
    ]);
  });

  it('uses up scripted faults one a request', async () => {
    const server = await openReleaseServer();
    server.addFile('/dl/x', BYTES);
    server.fault('/dl/x', ['status:429:7', 'no-length+corrupt:0', 'reset']);
    server.faultAlways('/dl/x', 'redirect-chain:1');
    const busy = await ask(`${server.base}x`);
    expect([busy.status, busy.headers['retry-after']]).toEqual([429, '7']);
    const corrupt = await ask(`${server.base}x`);
    expect([corrupt.headers['content-length'], corrupt.text.slice(1)]).toEqual([undefined, '123456789']);
    await expect(ask(`${server.base}x`)).rejects.toThrow('fetch failed');
    const redirected = await ask(`${server.base}x`);
    expect([redirected.status, redirected.headers['location']]).toEqual([302, '/dl/x?hop=1']);
    expect((await ask(`${server.base}x?hop=1`)).text).toBe('0123456789');
  });

  it('refuses a fault that it does not know', async () => {
    const server = await openReleaseServer();
    expect(() => server.fault('/dl/x', ['rest-after:5'])).toThrow('Unknown fault rest-after:5');
  });
});

import { describe, expect, it } from 'vitest';
import { startDesktop } from '../start-desktop.ts';

describe('the scheme of the window', () => {
  it('has an origin of its own and no way around the policy', async () => {
    const { electron } = await startDesktop();
    const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true };
    expect(electron.privilegedSchemes).toEqual([{ scheme: 'app', privileges }]);
  });

  it('serves the page under a strict policy, with a nonce of its own each time', async () => {
    const { electron } = await startDesktop();
    const [first, second] = await Promise.all([
      electron.request('app://goswitch/'),
      electron.request('app://goswitch/index.html'),
    ]);
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1];
    expect(first.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'none'; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await second.text()).not.toContain(nonce);
    const script = await electron.request('app://goswitch/assets/index-1a.js');
    expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'start();',
    ]);
  });

  it.each([
    'app://goswitch/../preload.cjs',
    'app://goswitch/%2e%2e/preload.cjs',
    'app://goswitch/..%2f..%2fetc/passwd',
    'app://goswitch/%2fetc%2fpasswd',
    'app://goswitch//etc/passwd',
    'app://goswitch/assets/..%5c..%5cpreload.cjs',
    'app://goswitch/assets',
    'app://goswitch/%zz',
    'app://goswitch/index.html%00.js',
    'app://elsewhere/index.html',
    'app://user@goswitch/index.html',
  ])('has nothing at %s', async (url) => {
    const { electron } = await startDesktop();
    expect((await electron.request(url)).status).toBe(404);
  });

  it('only answers what reads', async () => {
    const { electron } = await startDesktop();
    expect((await electron.request('app://goswitch/', 'POST')).status).toBe(405);
    const head = await electron.request('app://goswitch/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toErrorShape } from '../../../../../electron/contract/errors.ts';
import { createHttpClient } from '../../../../../electron/core/base/network/create-http-client.ts';
import { openConnections, type TestConnectionsOptions } from '../../../../helpers/direct-connections.ts';
import { type OpenProxyOptions, openProxy } from '../../../../helpers/open-proxy.ts';
import { createRecordingClock } from '../../../../helpers/recording-clock.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';
import { ZOO_AUTHORITY, zooCertificate } from '../../../../helpers/zoo-certificates.ts';

const KINDS = ['http', 'https', 'socks5'] as const;
const ADA = { username: 'ada', password: 'p@ss:w%rd/ü' };

/** The same site by https and by plain http; says whether the proxy's credentials reached it. */
async function serveSite(): Promise<Record<string, number>> {
  const answer = (request: { headers: object }, response: { end(text: string): void }) =>
    response.end('proxy-authorization' in request.headers ? 'credentials leaked' : 'the page');
  const servers = [createHttpsServer(zooCertificate('server'), answer), createHttpServer(answer)];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
  }
  const [secure, plain] = servers.map((server) => (server.address() as AddressInfo).port);
  return { 'go.example:443': secure!, 'go.example:80': plain! };
}

async function ask(url: string, options: Omit<TestConnectionsOptions, 'log'>, stallTimeoutMs = 10_000) {
  const { context, logged } = await createSandbox();
  const connections = openConnections({
    log: context.log,
    ...options,
    settings: { caFile: ZOO_AUTHORITY, ...options.settings },
  });
  const http = createHttpClient({
    clock: createRecordingClock(),
    log: context.log,
    connections,
    stallTimeoutMs,
    retries: 0,
  });
  const answer = await http.getText({ url, maxBytes: 1000 }).then(
    ({ text }) => text,
    (error: unknown) => toErrorShape(error),
  );
  return { answer, logged };
}

const manual = (proxyUrl: string) => ({ proxyMode: 'manual', proxyUrl }) as const;

describe.each(KINDS)('through a proxy of kind %s', (kind) => {
  const open = async (options: Partial<OpenProxyOptions> = {}) =>
    openProxy({ kind, hosts: await serveSite(), ...options });

  it('reaches https and plain http sites by names that only the proxy knows', async () => {
    const proxy = await open();
    const answers = [
      await ask('https://go.example/x', { settings: manual(proxy.url) }),
      await ask('http://go.example/x', { settings: manual(proxy.url) }),
    ];
    expect([answers.map(({ answer }) => answer), proxy.targets]).toEqual([
      ['the page', 'the page'],
      ['go.example:443', 'go.example:80'],
    ]);
  });

  it('sends user name and password to the proxy alone', async () => {
    const proxy = await open({ credentials: ADA });
    const through = (url: string) => ask(url, { settings: manual(proxy.url), credentials: ADA });
    expect([(await through('https://go.example/')).answer, (await through('http://go.example/')).answer]).toEqual([
      'the page',
      'the page',
    ]);
  });

  it('says that the proxy wants credentials, or refuses those it got, and shows none', async () => {
    const proxy = await open({ credentials: ADA });
    const without = await ask('https://go.example/', { settings: manual(proxy.url) });
    const wrong = await ask('https://go.example/', {
      settings: manual(proxy.url),
      credentials: { username: 'ada', password: 'hunter2-wrong' },
    });
    for (const { answer } of [without, wrong]) {
      expect(answer).toMatchObject({ code: 'proxy-failed', details: { reason: 'credentials', proxy: proxy.url } });
    }
    expect(JSON.stringify([without, wrong])).not.toContain('hunter2-wrong');
  });

  it('says that the proxy does not know the host', async () => {
    const proxy = await open({ hosts: {} });
    expect((await ask('https://nowhere.example/', { settings: manual(proxy.url) })).answer).toMatchObject({
      code: 'proxy-failed',
      message: expect.stringContaining('does not connect to nowhere.example:443'),
    });
  });

  it.each([
    ['reset', 'broken', 'without an answer'],
    ['garbage', 'broken', 'does not speak as'],
    [403, 'refused', 'does not connect to go.example:443'],
  ] as const)('a proxy that answers "%s" is told as such', async (behaviour, reason, words) => {
    const proxy = await open({ behaviour });
    const { answer } = await ask('https://go.example/', { settings: manual(proxy.url) });
    expect(answer).toMatchObject({
      code: 'proxy-failed',
      message: expect.stringContaining(words),
      details: { reason, proxy: proxy.url },
    });
  });

  it.each(['stall', 'stall-after'] as const)(
    'a proxy that stalls (%s) is a stall, and its connection is closed',
    async (behaviour) => {
      const proxy = await open({ behaviour });
      const { answer } = await ask('https://go.example/', { settings: manual(proxy.url) }, 250);
      expect(answer).toMatchObject({ code: 'network-stalled' });
      await expect.poll(() => proxy.openConnections()).toBe(0);
    },
  );

  it('names the proxy when nobody listens there', async () => {
    const { answer } = await ask('https://go.example/', { settings: manual(`${kind}://127.0.0.1:9`) });
    expect(answer).toMatchObject({
      code: 'proxy-failed',
      message: `The proxy ${kind}://127.0.0.1:9 cannot be reached: 127.0.0.1:9 refused the connection: nothing is listening there`,
    });
  });
});

describe('which way', () => {
  it('loopback is reached directly whatever is set', async () => {
    const hosts = await serveSite();
    const { answer } = await ask(`http://127.0.0.1:${hosts['go.example:80']}/`, {
      settings: manual('http://127.0.0.1:9'),
    });
    expect(answer).toBe('the page');
  });

  it('follows the environment, its exceptions and its order; "direct" follows nothing', async () => {
    const hosts = await serveSite();
    const [https, all] = [await openProxy({ kind: 'http', hosts }), await openProxy({ kind: 'socks5', hosts })];
    const env = { HTTPS_PROXY: https.url, all_proxy: all.url, no_proxy: 'other.example' };
    await ask('https://go.example/', { env });
    await ask('http://go.example/', { env });
    const excepted = await ask('https://other.example:9/', { env });
    const direct = await ask('https://go.example:9/', { env, settings: { proxyMode: 'direct' } });
    expect([https.targets, all.targets]).toEqual([['go.example:443'], ['go.example:80']]);
    for (const { answer } of [excepted, direct]) expect(answer).toMatchObject({ code: 'network-unreachable' });
  });

  it('a variable that holds no address is told by name, without its value', async () => {
    const { answer } = await ask('https://go.example/', { env: { HTTPS_PROXY: 'ftp://bob:geheim@proxy' } });
    expect(answer).toMatchObject({
      code: 'proxy-failed',
      message: 'HTTPS_PROXY does not contain a valid proxy address',
    });
    expect(JSON.stringify(answer)).not.toContain('geheim');
  });

  it('manual without an address says so rather than going without', async () => {
    const { answer } = await ask('https://go.example/', { settings: { proxyMode: 'manual' } });
    expect(answer).toMatchObject({ code: 'proxy-failed', message: 'No address is set for the proxy' });
  });

  it('a change of the settings holds for the next request', async () => {
    const hosts = await serveSite();
    const [one, two] = [await openProxy({ kind: 'http', hosts }), await openProxy({ kind: 'socks5', hosts })];
    const { context } = await createSandbox();
    let proxyUrl = one.url;
    const settings = { caFile: ZOO_AUTHORITY, proxyMode: 'manual' as const };
    const connections = openConnections({
      log: context.log,
      settings: {
        ...settings,
        get proxyUrl() {
          return proxyUrl;
        },
      },
    });
    const http = createHttpClient({ clock: createRecordingClock(), log: context.log, connections, retries: 0 });
    await http.getText({ url: 'https://go.example/', maxBytes: 100 });
    proxyUrl = two.url;
    await http.getText({ url: 'https://go.example/', maxBytes: 100 });
    expect([one.targets, two.targets]).toEqual([['go.example:443'], ['go.example:443']]);
  });
});

describe('certificates behind a proxy', () => {
  it.each([
    ['expired', 'it has expired'],
    ['behind-alone', 'its authority is not known here'],
  ] as const)('%s: %s', async (certificate, words) => {
    const server = createHttpsServer(zooCertificate(certificate), (_, response) => response.end('the page'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const proxy = await openProxy({ kind: 'http', hosts: { 'go.example': (server.address() as AddressInfo).port } });
    const { answer } = await ask('https://go.example/', { settings: manual(proxy.url) });
    expect(answer).toMatchObject({
      code: 'network-unreachable',
      message: expect.stringContaining(words),
      details: { reason: 'certificate' },
    });
  });
});

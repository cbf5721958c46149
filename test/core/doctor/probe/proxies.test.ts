import { describe, expect, it } from 'vitest';
import type { ProxyBehaviour } from '../../../helpers/open-proxy.ts';
import { openProxy } from '../../../helpers/open-proxy.ts';
import {
  endpoint,
  entriesOf,
  openProbeWorld,
  type ProbeWorld,
  summary,
  TRUSTING,
  tlsInFrontOf,
} from './probe-world.ts';

const KINDS = ['http', 'https', 'socks5'] as const;
const ADA = { username: 'ada', password: 'p4ss-w0rd-of-ada' };

/** A module proxy at https://go.example that only the proxy's names lead to, but where `isKnown`. */
async function openFarProxy(world: ProbeWorld) {
  const port = await tlsInFrontOf((await world.moduleProxy()).url);
  await world.settings(TRUSTING);
  return { hosts: { [`go.example:${port}`]: port, [`hidden.invalid:${port}`]: port }, port };
}

describe.skipIf(process.platform === 'win32').each(KINDS)('a proxy of kind %s', (kind) => {
  it('that go needs: the probe goes through it, phase by phase, and directly for comparison', async () => {
    const world = await openProbeWorld();
    const { hosts, port } = await openFarProxy(world);
    const proxy = await openProxy({ kind, hosts, credentials: ADA });
    const withUser = proxy.url.replace('://', `://ada:${ADA.password}@`);
    await world.terminal({ GOPROXY: `https://go.example:${port}`, HTTPS_PROXY: withUser });
    const report = await world.run({ lookup: (_host, _options, callback) => setImmediate(callback, gone(), '', 0) });
    const [direct, through] = entriesOf(report)[0]!.ways;
    expect(direct).toMatchObject({
      via: 'direct',
      proxy: null,
      usedBy: ['goswitch'],
      state: 'failed',
      cause: { kind: 'name-not-found' },
    });
    expect(through).toMatchObject({
      via: 'environment-proxy',
      proxy: proxy.url,
      usedBy: ['go'],
      state: 'ok',
      status: 200,
    });
    const phases = through!.phases.map(({ phase }) => phase);
    expect(phases).toEqual([...(kind === 'https' ? ['dns'] : []), 'connect', 'proxy', 'tls', 'first-byte', 'body']);
    expect(entriesOf(report)[0]!.tests!.zip.state).toBe('clean');
    expect(JSON.stringify(report)).not.toContain(ADA.password);
  });

  it.each<[string, ProxyBehaviour, string]>([
    ['stalls at CONNECT', 'stall', 'error proxy-in-the-way stalled-proxy terminal-no-proxy'],
    ['opens the route and is silent', 'stall-after', 'error proxy-in-the-way stalled-tls terminal-no-proxy'],
    ['breaks off', 'reset', 'error proxy-in-the-way proxy-broken terminal-no-proxy'],
    ['is none', 'garbage', 'error proxy-in-the-way proxy-broken terminal-no-proxy'],
    ['answers 403', 403, 'error proxy-in-the-way proxy-refused terminal-no-proxy'],
    ['answers 500', 500, 'error proxy-in-the-way proxy-refused terminal-no-proxy'],
  ])('that %s, where the direct route works', async (_name, behaviour, expected) => {
    const world = await openProbeWorld();
    const { hosts, port } = await openFarProxy(world);
    const proxy = await openProxy({ kind, hosts, behaviour });
    await world.terminal({ GOPROXY: `https://go.example:${port}`, HTTPS_PROXY: proxy.url });
    const isStall = behaviour === 'stall' || behaviour === 'stall-after';
    expect(summary(await world.run(isStall ? { limits: { proxy: 2000, tls: 2000 } } : {}))).toBe(expected);
  });

  it('that wants credentials and gets none', async () => {
    const world = await openProbeWorld();
    const { hosts, port } = await openFarProxy(world);
    const proxy = await openProxy({ kind, hosts, credentials: ADA });
    await world.terminal({ GOPROXY: `https://go.example:${port}`, HTTPS_PROXY: proxy.url });
    expect(summary(await world.run())).toBe('error proxy-credentials proxy-credentials terminal-proxy');
  });
});

describe.skipIf(process.platform === 'win32')('proxies', () => {
  it('of the app that go lacks: what go asks is reached through it alone', async () => {
    const world = await openProbeWorld();
    const { hosts, port } = await openFarProxy(world);
    const proxy = await openProxy({ kind: 'http', hosts });
    await world.settings({ ...TRUSTING, proxyMode: 'manual', proxyUrl: proxy.url });
    await world.terminal({ GOPROXY: `https://hidden.invalid:${port}` });
    const report = await world.run();
    // The name behind the certificate is another: the route is what counts here.
    expect(entriesOf(report)[0]!.ways.map(({ via, usedBy, cause }) => [via, usedBy, cause?.kind])).toEqual([
      ['direct', ['go'], 'name-not-found'],
      ['app-proxy', ['goswitch'], 'wrong-host'],
    ]);
  });

  it('of the app that sources do not answer through: GoSwitch connects directly by a button', async () => {
    const world = await openProbeWorld();
    const port = await tlsInFrontOf(world.engine.server.origin);
    const proxy = await openProxy({ kind: 'http', behaviour: 403 });
    const sources = [
      { name: 'far', kind: 'index' as const, url: `https://releases.example:${port}/dl/`, trusted: true },
    ];
    await world.settings({ ...TRUSTING, sources, proxyMode: 'manual', proxyUrl: proxy.url });
    await world.terminal({ GOPROXY: (await world.moduleProxy()).url });
    const report = await world.run();
    expect(summary(report)).toBe('error proxy-in-the-way proxy-refused use-direct');
    expect(report.verdict!.actions[0]!.call).toEqual({
      method: 'settings.update',
      input: { changes: { proxyMode: 'direct' } },
    });
    expect(endpoint(report, 'source:far')).toMatchObject({ throughput: { bytes: expect.any(Number) } });
  });

  it('that are no addresses are told', async () => {
    const world = await openProbeWorld();
    const { port } = await openFarProxy(world);
    await world.settings({ ...TRUSTING, proxyMode: 'manual', proxyUrl: '' });
    await world.terminal({ GOPROXY: `https://go.example:${port}`, HTTPS_PROXY: 'ftp://proxy.example' });
    const ways = entriesOf(await world.run())[0]!.ways;
    expect(ways.map(({ via, usedBy, state, cause }) => [via, usedBy, state, cause?.kind])).toEqual([
      ['direct', [], 'ok', undefined],
      ['app-proxy', ['go', 'goswitch'], 'failed', 'proxy-not-an-address'],
    ]);
  });

  it('for plain http are asked for the whole URL', async () => {
    const world = await openProbeWorld();
    const plain = await world.moduleProxy();
    const { port } = new URL(plain.url);
    const proxy = await openProxy({ kind: 'http', hosts: { [`go.example:${port}`]: Number(port) }, credentials: ADA });
    await world.terminal({
      GOPROXY: `http://go.example:${port}`,
      HTTP_PROXY: proxy.url.replace('://', `://ada:${ADA.password}@`),
    });
    const report = await world.run();
    expect(summary(report)).toBe('good all-good -');
    expect(
      entriesOf(report)[0]!.ways.map(({ via, state, phases }) => [
        via,
        state,
        phases.map(({ phase }) => phase).join(' '),
      ]),
    ).toEqual([
      ['direct', 'ok', 'dns connect first-byte body'],
      ['environment-proxy', 'ok', 'connect first-byte body'],
    ]);
  });
});

function gone(): NodeJS.ErrnoException {
  return Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
}

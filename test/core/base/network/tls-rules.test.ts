import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tls, { DEFAULT_MAX_VERSION, DEFAULT_MIN_VERSION } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { toErrorShape } from '../../../../electron/contract/errors.ts';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { makeAuthority } from '../../../helpers/make-certificate.ts';
import { openProxy } from '../../../helpers/open-proxy.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { ZOO_AUTHORITY } from '../../../helpers/zoo-certificates.ts';

const KINDS = ['none', 'http', 'https', 'socks5'] as const;
const AUTHORITY = makeAuthority();

async function serve({
  names,
  authority = AUTHORITY,
  ...options
}: { names: readonly string[]; authority?: typeof AUTHORITY } & tls.TlsOptions) {
  const server = createServer({ ...authority.sign(names), ...options }, (_, response) => response.end('an SDK'));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** One GET through a proxy of the kind, by a client that trusts AUTHORITY (and the proxy's own). */
async function get(
  url: string,
  kind: (typeof KINDS)[number],
  hosts: Readonly<Record<string, number>>,
  proxyUrl?: string,
) {
  const { context, dir } = await createSandbox();
  const caFile = path.join(dir, 'ca.pem');
  await writeFile(caFile, AUTHORITY.cert + (await readFile(ZOO_AUTHORITY, 'utf8')));
  const through = proxyUrl ?? (kind === 'none' ? undefined : (await openProxy({ kind, hosts })).url);
  const way = through === undefined ? {} : ({ proxyMode: 'manual', proxyUrl: through } as const);
  const connections = openConnections({ log: context.log, settings: { caFile, ...way } });
  const http = createHttpClient({ clock: createRecordingClock(), log: context.log, connections, retries: 0 });
  return await http.getText({ url, maxBytes: 1000 }).then(
    ({ text }) => text,
    (error: unknown) => toErrorShape(error),
  );
}

describe.each(KINDS)('NODE_TLS_REJECT_UNAUTHORIZED=0, by the way %s', (kind) => {
  beforeEach(() => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  });
  afterEach(() => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  });

  it('an impostor is refused all the same', async () => {
    const port = await serve({ names: ['localhost', 'go.example'], authority: makeAuthority('An impostor') });
    const url = kind === 'none' ? `https://localhost:${port}/` : 'https://go.example/';
    expect(await get(url, kind, { 'go.example:443': port })).toMatchObject({
      code: 'network-unreachable',
      details: { reason: 'certificate' },
    });
  });

  it('a certificate for another host is refused all the same', async () => {
    const port = await serve({ names: ['elsewhere.example'] });
    const url = kind === 'none' ? `https://localhost:${port}/` : 'https://go.example/';
    expect(await get(url, kind, { 'go.example:443': port })).toMatchObject({
      details: { systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });
});

it('an https proxy that is an impostor is refused with NODE_TLS_REJECT_UNAUTHORIZED=0', async () => {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  onTestFinished(() => void delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']);
  const impostor = await serve({ names: ['localhost'], authority: makeAuthority('An impostor') });
  expect(await get('http://go.example/', 'https', {}, `https://localhost:${impostor}`)).toMatchObject({
    code: 'proxy-failed',
  });
  expect(await get('https://go.example/', 'https', {}, `https://localhost:${impostor}`)).toMatchObject({
    code: 'proxy-failed',
  });
});

/** The proxies pass these on to loopback. */
const ADDRESS = '198.51.100.7';

describe.each(KINDS.slice(1))('https to an address, through a proxy of kind %s', (kind) => {
  it('the certificate must be for that address', async () => {
    const port = await serve({ names: [ADDRESS] });
    expect(await get(`https://${ADDRESS}/`, kind, { [`${ADDRESS}:443`]: port })).toBe('an SDK');
  });

  it.each([['198.51.100.8'], ['localhost', '127.0.0.1', '::1'], ['proxy.example'], [`${ADDRESS}.example`]])(
    'one for %s is refused',
    async (...names) => {
      const port = await serve({ names });
      expect(await get(`https://${ADDRESS}/`, kind, { [`${ADDRESS}:443`]: port })).toMatchObject({
        details: { systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID' },
      });
    },
  );
});

describe('an https proxy that is an address', () => {
  it('shows a certificate for that address', async () => {
    const site = await serve({ names: ['go.example'] });
    const proxy = await openProxy({ kind: 'https', hosts: { 'go.example:443': site } });
    // The certificate of the test's proxy is for localhost.
    expect(await get('https://go.example/', 'https', {}, `https://127.0.0.1:${proxy.port}`)).toMatchObject({
      code: 'proxy-failed',
    });
    expect(await get('https://go.example/', 'https', {}, `https://localhost:${proxy.port}`)).toBe('an SDK');
  });
});

describe('versions and ciphers', () => {
  it.each(KINDS)('TLS 1.1 is refused by the way %s whatever NODE_OPTIONS says', async (kind) => {
    const before = [DEFAULT_MIN_VERSION, tls.DEFAULT_CIPHERS] as const;
    Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'ALL:@SECLEVEL=0' });
    onTestFinished(() => void Object.assign(tls, { DEFAULT_MIN_VERSION: before[0], DEFAULT_CIPHERS: before[1] }));
    const port = await serve({
      names: ['localhost', 'go.example'],
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL:@SECLEVEL=0',
    });
    const url = kind === 'none' ? `https://localhost:${port}/` : 'https://go.example/';
    expect(await get(url, kind, { 'go.example:443': port })).toMatchObject({ details: { reason: 'tls' } });
    expect(DEFAULT_MAX_VERSION).toBe('TLSv1.3');
  });
});

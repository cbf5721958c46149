import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toErrorShape } from '../../../../electron/contract/errors.ts';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import type { Env } from '../../../../electron/core/context.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A certificate for `localhost` by an authority whose key was thrown away; both are good for a hundred years. */
const TLS = path.resolve(import.meta.dirname, '../../../fixtures/tls');
const AUTHORITY = path.join(TLS, 'authority.pem');

async function serveTls(): Promise<number> {
  const [key, cert] = await Promise.all(['server-key.pem', 'server.pem'].map((name) => readFile(path.join(TLS, name))));
  const server = createServer({ key: key!, cert: cert! }, (_, response) => response.end('safe'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function ask(
  url: string,
  { env = {}, caFile, systemRoot }: { env?: Env; caFile?: string; systemRoot?: string } = {},
) {
  const { context, logged } = await createSandbox();
  const clock = createRecordingClock();
  const connections = openConnections({
    log: context.log,
    env,
    ...(caFile === undefined ? {} : { settings: { caFile } }),
    ...(systemRoot === undefined ? {} : { systemRoot }),
  });
  const http = createHttpClient({ clock, log: context.log, connections });
  const answer = await http.getText({ url, maxBytes: 100 }).then(
    ({ text }) => text,
    (error) => toErrorShape(error),
  );
  return { answer, logged, tries: clock.slept.length + 1 };
}

describe('https', () => {
  it('names a certificate of an unknown authority, with what to do, and does not try it again', async () => {
    const port = await serveTls();
    const { answer, tries } = await ask(`https://localhost:${port}/`);
    expect([answer, tries]).toEqual([
      {
        code: 'network-unreachable',
        message: `The certificate of localhost:${port} cannot be trusted: its authority is not known here`,
        hint: expect.stringContaining('goswitch settings set caFile'),
        details: {
          reason: 'certificate',
          url: `https://localhost:${port}/`,
          systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        },
      },
      1,
    ]);
  });

  it('trusts the authorities of caFile, SSL_CERT_FILE and NODE_EXTRA_CA_CERTS besides its own', async () => {
    const url = `https://localhost:${await serveTls()}/`;
    const answers = [
      await ask(url, { caFile: AUTHORITY }),
      await ask(url, { env: { SSL_CERT_FILE: AUTHORITY } }),
      await ask(url, { env: { NODE_EXTRA_CA_CERTS: AUTHORITY } }),
    ];
    expect(answers.map(({ answer }) => answer)).toEqual(['safe', 'safe', 'safe']);
  });

  it('refuses a certificate for another host', async () => {
    const { answer } = await ask(`https://127.0.0.1:${await serveTls()}/`, { caFile: AUTHORITY });
    expect(answer).toMatchObject({
      code: 'network-unreachable',
      message: expect.stringContaining('it is for another host'),
    });
  });

  it('fails for a caFile that is not there; a variable that names none is only noted', async () => {
    const url = `https://localhost:${await serveTls()}/`;
    const missing = path.join(TLS, 'missing.pem');
    expect((await ask(url, { caFile: missing })).answer).toMatchObject({ code: 'invalid-input' });
    const { answer, logged } = await ask(url, { caFile: AUTHORITY, env: { SSL_CERT_FILE: missing } });
    expect([answer, logged.length, logged[0]]).toEqual([
      'safe',
      1,
      expect.stringContaining('SSL_CERT_FILE is not used'),
    ]);
  });

  it('on a port that speaks plain http says so', async () => {
    const { createServer: createPlain } = await import('node:http');
    const server = createPlain((_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { answer } = await ask(`https://localhost:${(server.address() as AddressInfo).port}/`);
    expect(answer).toMatchObject({ code: 'network-unreachable', details: { reason: 'tls' } });
  });
});

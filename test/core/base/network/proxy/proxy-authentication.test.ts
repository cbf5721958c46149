import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../../../../electron/core/base/network/create-http-client.ts';
import { openConnections } from '../../../../helpers/direct-connections.ts';
import { createRecordingClock } from '../../../../helpers/recording-clock.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

/** What a request through a proxy fails with that answers CONNECT, or a plain request, with 407 and these headers. */
async function failureWith(headers: string, url = 'https://go.example/'): Promise<unknown> {
  const answer = `HTTP/1.1 407 Proxy Authentication Required\r\n${headers}\r\n`;
  const server = createServer(({ socket }) => void socket.end(answer.replace(/\r\n$/, 'connection: close\r\n\r\n')));
  server.on('connect', (_, socket) => socket.end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { context } = await createSandbox();
  const proxyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connections = openConnections({ log: context.log, settings: { proxyMode: 'manual', proxyUrl } });
  const http = createHttpClient({ clock: createRecordingClock(), log: context.log, connections, retries: 0 });
  return await http.getText({ url, maxBytes: 100 }).catch((error: unknown) => error);
}

it('a proxy that wants NTLM or Negotiate is named as such, with what to do', async () => {
  expect(await failureWith('Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n')).toMatchObject({
    code: 'proxy-failed',
    message: expect.stringContaining('wants Negotiate or NTLM authentication'),
    hint: expect.stringContaining('proxyUrl'),
    details: { reason: 'scheme' },
  });
});

it('one that takes Basic too, or says nothing, is asked for user name and password', async () => {
  for (const headers of ['Proxy-Authenticate: NTLM\r\nproxy-authenticate: basic realm="x"\r\n', '']) {
    expect(await failureWith(headers)).toMatchObject({ code: 'proxy-failed', details: { reason: 'credentials' } });
  }
});

it('the same for a plain http request, that no CONNECT goes before', async () => {
  const url = 'http://go.example/dl/';
  const ntlm = await failureWith('Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n', url);
  expect(ntlm).toMatchObject({
    code: 'proxy-failed',
    message: expect.stringContaining('wants Negotiate or NTLM authentication'),
    hint: expect.stringContaining('cntlm'),
    details: { reason: 'scheme' },
  });
  for (const headers of [
    'Proxy-Authenticate: NTLM, Basic realm="x"\r\n',
    'Proxy-Authenticate: Basic realm="a, NTLM", charset="UTF-8"\r\n',
    '',
  ]) {
    expect(await failureWith(headers, url)).toMatchObject({ code: 'proxy-failed', details: { reason: 'credentials' } });
  }
});

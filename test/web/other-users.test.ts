/**
 * Other users of the machine, as real processes under another uid: whatever they know and whatever they hold open, they
 * get nothing and stop nothing.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WebHost } from '../../electron/web/create-web-host.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { canBeOtherUser, OTHER_UID, runAsOther } from '../helpers/other-user.ts';
import { rawRequest } from './raw-request.ts';

/** Sends a request over a socket made in one of the ways that hid its owner, and prints what came back. */
const STRANGER = `
  import { connect } from 'node:net';
  const [port, way, request] = process.argv.slice(1);
  const ways = { plain: { host: '127.0.0.1' }, 'other address': { host: '127.0.0.1', localAddress: '127.0.0.2' }, mapped: { host: '::ffff:127.0.0.1' } };
  const socket = connect({ port: Number(port), ...ways[way] }, () => socket.write(request));
  let text = '';
  socket.on('data', (piece) => (text += piece));
  socket.on('error', () => undefined);
  socket.on('close', () => console.log(JSON.stringify(text)));
`;

/** Holds connections open, silent or halfway through a request, until its input ends. */
const CROWD = `
  import { connect } from 'node:net';
  const [port, count] = process.argv.slice(1).map(Number);
  let closed = 0;
  for (let n = 0; n < count; n++) {
    const socket = connect(port, '127.0.0.1', () => n % 2 && socket.write('POST /api/session HTTP/1.1\\r\\nHost: '));
    socket.on('error', () => undefined);
    socket.on('close', () => ++closed === count && console.log('all closed'));
  }
  process.stdin.resume();
  process.stdin.on('end', () => process.exit());
`;

let handlers: ReturnType<typeof createEchoHandlers>;
let host: WebHost;
beforeEach(async () => {
  handlers = createEchoHandlers();
  host = await openWebHost(handlers, { clock: { now: () => 0, sleep: async () => undefined } });
});

const headers = (more: Record<string, string> = {}) => ({
  origin: host.origin,
  'content-type': 'application/json',
  ...more,
});
const exchange = (token: string) =>
  rawRequest(host.port, { method: 'POST', path: '/api/session', headers: headers(), body: JSON.stringify({ token }) });
const call = (bearer: string) =>
  rawRequest(host.port, {
    method: 'POST',
    path: '/api/call',
    headers: headers({ authorization: `Bearer ${bearer}` }),
    body: '{"method":"app.info"}',
  });

/** The bytes of a request with a body. */
function bytesOf(start: string, more: Record<string, string>, body = ''): string {
  const lines = Object.entries({
    host: `127.0.0.1:${host.port}`,
    connection: 'close',
    'content-length': String(body.length),
    ...more,
  });
  return `${start} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

describe.skipIf(!canBeOtherUser)('another user of this machine (needs Linux and root)', () => {
  it.each(['plain', 'other address', 'mapped'])(
    'with the link gets nothing over a socket made this way: %s',
    async (way) => {
      const token = tokenOf(host.mintLink());
      const request = bytesOf('POST /api/session', headers(), JSON.stringify({ token }));
      expect(JSON.parse(await runAsOther(STRANGER, [String(host.port), way, request]))).toBe('');
      expect((await exchange(token)).status).toBe(200);
    },
  );

  it.each(['plain', 'other address', 'mapped'])(
    'with a bearer calls nothing, hears nothing and sees no page: %s',
    async (way) => {
      const { bearer } = JSON.parse((await exchange(tokenOf(host.mintLink()))).text).value;
      const authorized = headers({ authorization: `Bearer ${bearer}` });
      for (const request of [
        bytesOf('POST /api/call', authorized, '{"method":"app.info"}'),
        bytesOf('GET /api/events', authorized),
        bytesOf('GET /', {}),
      ]) {
        expect(JSON.parse(await runAsOther(STRANGER, [String(host.port), way, request]))).toBe('');
      }
      expect(handlers.calls).toEqual([]);
      expect((await call(bearer)).status).toBe(200);
    },
  );

  it('who holds open far more connections than are served takes no place of the owner’s', async () => {
    const crowd = spawn(process.execPath, ['--input-type=module', '-e', CROWD, String(host.port), '600'], {
      uid: OTHER_UID,
      gid: OTHER_UID,
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void crowd.kill('SIGKILL'));
    const { bearer } = JSON.parse((await exchange(tokenOf(host.mintLink()))).text).value;
    expect((await call(bearer)).status).toBe(200);
    const [said] = (await once(crowd.stdout!, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('all closed');
    expect((await call(bearer)).status).toBe(200);
  });

  it('who tries tokens does not use up what the owner may try', async () => {
    const GUESSES = `
      const [origin] = process.argv.slice(1);
      const headers = { origin, 'content-type': 'application/json' };
      for (let count = 0; count < 100; count++) await fetch(origin + '/api/session', { method: 'POST', headers, body: '{"token":"guess"}' }).catch(() => undefined);
      console.log('tried');
    `;
    expect(await runAsOther(GUESSES, [host.origin])).toBe('tried');
    expect((await exchange(tokenOf(host.mintLink()))).status).toBe(200);
  });

  it('is told of once, however often they come', async () => {
    const told: (number | null)[] = [];
    const watched = await openWebHost(handlers, { onRefused: (uid) => told.push(uid) });
    for (const way of ['plain', 'plain', 'other address']) await runAsOther(STRANGER, [String(watched.port), way, '']);
    expect(told).toEqual([OTHER_UID, null]);
  });
});

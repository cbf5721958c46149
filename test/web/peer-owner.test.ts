import { execFile } from 'node:child_process';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { peerOwner } from '../../electron/web/peer-owner.ts';
import { createEchoHandlers } from '../helpers/echo-handlers.ts';
import { openWebHost, tokenOf } from '../helpers/open-web-host.ts';
import { rawRequest } from './raw-request.ts';

const isLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

/** Asks for a session as another user of this machine. */
const STRANGER = `
  const [origin, token] = process.argv.slice(1);
  const headers = { origin, 'content-type': 'application/json' };
  const response = await fetch(origin + '/api/session', { method: 'POST', headers, body: JSON.stringify({ token }) });
  console.log(response.status);
`;

it.skipIf(!isLinux)('the kernel tells who is at the other end (needs Linux)', async () => {
  const server = createServer();
  const arrived = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { connect } = await import('node:net');
  const client = connect(port, '127.0.0.1');
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  expect(await peerOwner(await arrived)).toBe(process.getuid?.());
});

it('what is no loopback connection has no owner', async () => {
  expect(await peerOwner({ remoteAddress: '192.0.2.1', remotePort: 1, localPort: 2 })).toBeNull();
  expect(await peerOwner({ remoteAddress: '127.0.0.1', remotePort: 1, localPort: 2 })).toBeNull();
});

it.skipIf(!isLinux || !isRoot)('a link that another user saw does not let them in, and still lets in its owner (needs Linux and root)', async () => {
  const host = await openWebHost(createEchoHandlers());
  const token = tokenOf(host.mintLink());
  const node = ['--input-type=module', '-e', STRANGER, host.origin, token];
  const { stdout } = await promisify(execFile)(process.execPath, node, { uid: NOBODY, gid: NOBODY, cwd: '/', env: {} });
  expect(stdout.trim()).toBe('403');
  const headers = { origin: host.origin, 'content-type': 'application/json' };
  const own = await rawRequest(host.port, { method: 'POST', path: '/api/session', headers, body: JSON.stringify({ token }) });
  expect(own.status).toBe(200);
});

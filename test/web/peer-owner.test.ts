import { once } from 'node:events';
import { connect, createServer, type Socket, type TcpNetConnectOpts } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPeerOwners, type PeerOwnersOptions } from '../../electron/web/peer-owner.ts';

const isLinux = process.platform === 'linux';
const uid = process.getuid?.() ?? null;

/** Both ends of a connection to a server on 127.0.0.1. */
async function connected(options: Partial<TcpNetConnectOpts> = {}): Promise<{ client: Socket; server: Socket }> {
  const listening = createServer({ allowHalfOpen: true });
  const arrived = once(listening, 'connection') as Promise<[Socket]>;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const { port } = listening.address() as { port: number };
  const client = connect({ host: '127.0.0.1', port, ...options });
  const [server] = await arrived;
  onTestFinished(() => {
    client.destroy();
    server.destroy();
    listening.close();
  });
  return { client, server };
}

const ownerOf = (socket: Socket, options: Partial<PeerOwnersOptions> = {}) =>
  createPeerOwners({ os: process.platform, uid, ...options }).ownerOf(socket);

describe.skipIf(!isLinux)('the kernel tells who is at the other end (needs Linux)', () => {
  it('of a connection from 127.0.0.1', async () => {
    const { server } = await connected();
    expect(await ownerOf(server)).toEqual({ kind: 'own' });
    // Root counts as the person's own, so that another number shows only where root does not run this.
    expect(await ownerOf(server, { uid: 4_000_000 })).toEqual(uid === 0 ? { kind: 'own' } : { kind: 'other', uid });
  });

  it('of an IPv6 socket that speaks to ::ffff:127.0.0.1', async () => {
    const { server } = await connected({ host: '::ffff:127.0.0.1' });
    expect([server.remoteAddress, await ownerOf(server)]).toEqual(['127.0.0.1', { kind: 'own' }]);
  });

  it('but not from another address of loopback', async () => {
    const { server } = await connected({ localAddress: '127.0.0.2' });
    expect([server.remoteAddress, await ownerOf(server)]).toEqual(['127.0.0.2', { kind: 'unknown' }]);
  });

  it('and no more once the other end is closed, though the kernel then shows it as root’s', async () => {
    const { client, server } = await connected();
    client.destroy();
    server.resume();
    await once(server, 'end');
    expect(await ownerOf(server)).toEqual({ kind: 'unknown' });
  });

  it('also to many who ask at once, with few readings', async () => {
    const { server } = await connected();
    let readings = 0;
    const owners = createPeerOwners({
      os: 'linux',
      uid,
      readTables: async () => {
        readings += 1;
        return [lineOf(server, { uid: uid ?? 0 })];
      },
    });
    const answers = await Promise.all(Array.from({ length: 200 }, () => owners.ownerOf(server)));
    expect([new Set(answers.map(({ kind }) => kind)), readings <= 2]).toEqual([new Set(['own']), true]);
  });
});

/** A line of /proc/net/tcp about the other end of a connection. */
function lineOf(
  { remotePort = 0, localPort = 0 }: Pick<Socket, 'remotePort' | 'localPort'>,
  of: { uid: number; state?: string; inode?: number },
): string {
  const port = (number: number) => number.toString(16).toUpperCase().padStart(4, '0');
  const { state = '01', inode = 12_345 } = of;
  return `   7: 0100007F:${port(remotePort)} 0100007F:${port(localPort)} ${state} 00000000:00000000 00:00000000 00000000 ${String(of.uid).padStart(5)}        0 ${inode} 1 0000000000000000`;
}

describe('a line of the table', () => {
  const ends = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1', remotePort: 4711, localPort: 8123 };
  const owner = (...tables: string[]) =>
    createPeerOwners({ os: 'linux', uid: 1000, readTables: async () => tables }).ownerOf(ends);

  it.each([
    ['of the same user', lineOf(ends, { uid: 1000 }), { kind: 'own' }],
    ['of another user', lineOf(ends, { uid: 65_534 }), { kind: 'other', uid: 65_534 }],
    ['of root', lineOf(ends, { uid: 0 }), { kind: 'own' }],
    [
      'of a connection in TIME_WAIT, which always shows root',
      lineOf(ends, { uid: 0, state: '06', inode: 0 }),
      { kind: 'unknown' },
    ],
    ['of a connection that its program closed', lineOf(ends, { uid: 0, state: '05', inode: 0 }), { kind: 'unknown' }],
    ['of an open connection without an inode', lineOf(ends, { uid: 0, inode: 0 }), { kind: 'unknown' }],
    [
      'of the server’s own end',
      lineOf({ remotePort: ends.localPort, localPort: ends.remotePort }, { uid: 1000 }),
      { kind: 'unknown' },
    ],
    ['of other ports', lineOf({ remotePort: 4712, localPort: 8123 }, { uid: 1000 }), { kind: 'unknown' }],
    ['of nothing', '', { kind: 'unknown' }],
    ['that is not one', 'x'.repeat(10_000), { kind: 'unknown' }],
  ])('%s', async (_, line, expected) => {
    expect(await owner(line)).toEqual(expected);
    expect(await owner('', line)).toEqual(expected);
  });

  it('that a reading missed is found by the next one', async () => {
    let readings = 0;
    const readTables = async () => (++readings < 3 ? [''] : [lineOf(ends, { uid: 1000 })]);
    expect(await createPeerOwners({ os: 'linux', uid: 1000, readTables }).ownerOf(ends)).toEqual({ kind: 'own' });
  });

  it('is not asked for where no kernel names it, but the address is', async () => {
    const owners = createPeerOwners({ os: 'darwin', uid: 501, readTables: () => Promise.reject(new Error('asked')) });
    expect(await owners.ownerOf(ends)).toEqual({ kind: 'own' });
    for (const remoteAddress of ['127.0.0.2', '::1', '::ffff:127.0.0.1', '192.0.2.1', undefined]) {
      expect(await owners.ownerOf({ ...ends, remoteAddress })).toEqual({ kind: 'unknown' });
    }
  });
});

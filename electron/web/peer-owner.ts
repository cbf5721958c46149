/**
 * Which user of this machine is at the other end of a loopback connection. Every user can reach a port of 127.0.0.1, so
 * a token alone is not enough: who saw it would be let in. Linux tells (/proc/net/tcp, and tcp6 for IPv6 sockets that
 * speak IPv4); other systems do not tell a program without rights.
 */
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/** `unknown`: the kernel does not name the other end, or the connection is not from 127.0.0.1. */
export type PeerOwner =
  | { readonly kind: 'own' }
  | { readonly kind: 'other'; readonly uid: number }
  | { readonly kind: 'unknown' };

/** The ends of a connection, as the server sees them. */
type SocketEnds = Pick<Socket, 'remoteAddress' | 'remotePort' | 'localAddress' | 'localPort'>;

export interface PeerOwners {
  /** Asks again at each call. Throws when the tables cannot be read. */
  ownerOf(ends: SocketEnds): Promise<PeerOwner>;
}

export interface PeerOwnersOptions {
  readonly os: NodeJS.Platform;
  /** The user whose connections count as their own; null where there are no such numbers. */
  readonly uid: number | null;
  /** The tables of connections; default: the kernel's. */
  readonly readTables?: () => Promise<readonly string[]>;
}

const LOOPBACK = '127.0.0.1';
const ROOT = 0;
/** The kernel hands the table out in pieces, and a line can be lost between two of them while others come and go. */
const READS = 3;

export function createPeerOwners({ os, uid, readTables = readKernelTables }: PeerOwnersOptions): PeerOwners {
  const read = shareReads(readTables);
  return {
    async ownerOf({ remoteAddress, remotePort, localAddress, localPort }) {
      if (
        remoteAddress !== LOOPBACK ||
        localAddress !== LOOPBACK ||
        remotePort === undefined ||
        localPort === undefined
      )
        return { kind: 'unknown' };
      if (os !== 'linux') return { kind: 'own' };
      for (let count = 0; count < READS; count++) {
        // Seen from the other end: its local address is our remote one.
        const owner = findOwner(await read(), { local: remotePort, remote: localPort });
        if (owner === null) continue;
        // Root reads the memory of every program anyway, and is who forwards a browser's connections into WSL and some
        // containers.
        return owner === uid || owner === ROOT ? { kind: 'own' } : { kind: 'other', uid: owner };
      }
      return { kind: 'unknown' };
    },
  };
}

/**
 * Whether the kernel's answers tell this user from others. In a user namespace every user who is not mapped shows as
 * the overflow user; a program that runs as that one could not tell itself from them. (user_namespaces(7))
 */
export async function canTellOwners({ os, uid }: Pick<PeerOwnersOptions, 'os' | 'uid'>): Promise<boolean> {
  if (os !== 'linux') return true;
  const [tables, overflow, map] = await Promise.all([
    readKernelTables().catch(() => null),
    readFile('/proc/sys/kernel/overflowuid', 'utf8').catch(() => '65534'),
    readFile('/proc/self/uid_map', 'utf8').catch(() => ''),
  ]);
  if (tables === null) return false;
  return uid !== Number(overflow) || /^\s*0\s+0\s+4294967295\s*$/.test(map);
}

async function readKernelTables(): Promise<readonly string[]> {
  // A kernel without IPv6 has no such table.
  const v6 = readFile('/proc/net/tcp6', 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return await Promise.all([readFile('/proc/net/tcp', 'utf8'), v6]);
}

/**
 * One reading serves everybody who asked before it began, so that a flood of connections does not become a flood of
 * readings.
 */
function shareReads(read: () => Promise<readonly string[]>): () => Promise<readonly string[]> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<readonly string[]> | null = null;
  return () => {
    next ??= running.then(() => {
      const started = read();
      next = null;
      running = started.catch(() => undefined);
      return started;
    });
    return next;
  };
}

const ESTABLISHED = '01';
/**
 * Fields of a line: number, local, remote, state, queues, timer, retransmits, uid, timeout, inode (proc_pid_net(5)).
 */
const LINE =
  /^\s*\d+: ([0-9A-F]{8,32}:[0-9A-F]{4}) ([0-9A-F]{8,32}:[0-9A-F]{4}) ([0-9A-F]{2}) \S+ \S+ \S+\s+(\d+)\s+\d+ (\d+)/;

/**
 * A connection that its program closed shows as root's, without an inode: only one that is open on both sides says
 * whose it is.
 */
function findOwner(
  tables: readonly string[],
  ports: { readonly local: number; readonly remote: number },
): number | null {
  const local = addresses(ports.local);
  const remote = addresses(ports.remote);
  for (const line of tables.flatMap((table) => table.split('\n'))) {
    const [, from = '', to = '', state, uid, inode] = LINE.exec(line) ?? [];
    if (local.includes(from) && remote.includes(to) && state === ESTABLISHED && inode !== '0') return Number(uid);
  }
  return null;
}

/**
 * 127.0.0.1 with a port, as the two tables write it: 32-bit words in this machine's byte order. In the second it is
 * ::ffff:127.0.0.1.
 */
function addresses(port: number): readonly string[] {
  const isLittle = new Uint8Array(new Uint32Array([0x0100007f]).buffer)[0] === 0x7f;
  const [v4, mark] = isLittle ? ['0100007F', 'FFFF0000'] : ['7F000001', '0000FFFF'];
  const end = port.toString(16).toUpperCase().padStart(4, '0');
  return [`${v4}:${end}`, `0000000000000000${mark}${v4}:${end}`];
}

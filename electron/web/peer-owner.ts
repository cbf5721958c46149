import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * The user at the other end of a loopback connection, told by the kernel (Linux, /proc/net/tcp); null where that cannot be told. The link is handed to
 * the browser as an argument, which every user of a machine can see: with this, it lets in nobody but the one who ran the command.
 */
export async function peerOwner({
  remoteAddress,
  remotePort,
  localPort,
}: Pick<Socket, 'remoteAddress' | 'remotePort' | 'localPort'>): Promise<number | null> {
  if (remoteAddress !== '127.0.0.1' || remotePort === undefined || localPort === undefined) return null;
  // Seen from the other end: its local address is our remote one.
  const [theirs, ours] = [loopback(remotePort), loopback(localPort)];
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => '');
  for (const line of table.split('\n')) {
    const [, local, remote, , , , , uid] = line.trim().split(/\s+/);
    if (local === theirs && remote === ours && uid !== undefined) return Number(uid);
  }
  return null;
}

/** `127.0.0.1:80` as the table writes it: the address as a number in this machine's byte order, then the port. */
function loopback(port: number): string {
  const address = new Uint8Array(new Uint32Array([0x0100007f]).buffer)[0] === 0x7f ? '0100007F' : '7F000001';
  return `${address}:${port.toString(16).toUpperCase().padStart(4, '0')}`;
}

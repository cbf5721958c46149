import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Log } from '../core/context.ts';
import type { PeerOwner, PeerOwners } from './peer-owner.ts';

interface AdmitOptions {
  readonly owners: PeerOwners;
  /** Of the person's own connections: those of others are closed before they count. */
  readonly most: number;
  readonly log: Log;
  /**
   * Told once for each user who was turned away (null: the kernel names none), so that a person whose browser is not
   * let in learns why.
   */
  readonly onRefused: (uid: number | null) => void;
}

/**
 * Lets the server see only connections of the person who runs it. All others are reset before a byte of theirs is read
 * as HTTP: they take no slot, no parser and nothing of any limit, whatever they send or hold open.
 */
export function admitConnections(server: Server, { owners, most, log, onRefused }: AdmitOptions): void {
  const serve = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const admitted = new Set<Socket>();
  const told = new Set<number | null>();

  function refuse(socket: Socket, owner: PeerOwner): void {
    socket.resetAndDestroy();
    const uid = owner.kind === 'other' ? owner.uid : null;
    if (told.has(uid)) return;
    told.add(uid);
    log.warn('A connection that is not from the user who runs this was closed', { uid: uid ?? 'unknown' });
    onRefused(uid);
  }

  async function admit(socket: Socket): Promise<void> {
    const owner = await owners.ownerOf(socket);
    if (socket.destroyed) return;
    if (owner.kind !== 'own') return refuse(socket, owner);
    if (admitted.size >= most) return void socket.destroy();
    admitted.add(socket);
    socket.on('close', () => admitted.delete(socket));
    for (const each of serve) each.call(server, socket);
  }

  server.on('connection', (socket) => {
    // Until it is served, nobody else listens for what goes wrong with it.
    socket.on('error', () => undefined);
    admit(socket).catch((error: unknown) => {
      socket.destroy();
      log.error('It could not be told whose connection this is', { error });
    });
  });
}

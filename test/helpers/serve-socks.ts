import { connect, type Socket } from 'node:net';
import type { OpenProxyOptions } from './open-proxy.ts';

const VERSION = 5;
const NO_CREDENTIALS = 0;
const USER_AND_PASSWORD = 2;
const NONE_ACCEPTED = 0xff;
const HOST_UNREACHABLE = 4;
const IPV4 = 1;

/** One connection to a SOCKS 5 proxy (RFC 1928 and 1929), for targets given by name or by IPv4 address. */
export async function serveSocks(socket: Socket, options: OpenProxyOptions, targets: string[]): Promise<void> {
  const { behaviour = 'well', credentials, hosts = {} } = options;
  socket.on('error', () => socket.destroy());
  const read = reader(socket);
  try {
    const [, count = 0] = await read(2);
    const methods = [...(await read(count))];
    if (behaviour === 'stall') return void socket.resume();
    if (behaviour === 'reset') return void socket.destroy();
    if (behaviour === 'garbage') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const method = credentials === undefined ? NO_CREDENTIALS : USER_AND_PASSWORD;
    if (!methods.includes(method)) return void socket.end(Buffer.from([VERSION, NONE_ACCEPTED]));
    socket.write(Buffer.from([VERSION, method]));
    if (credentials !== undefined) {
      const [, userLength = 0] = await read(2);
      const username = (await read(userLength)).toString();
      const [passwordLength = 0] = await read(1);
      const password = (await read(passwordLength)).toString();
      const isRight = username === credentials.username && password === credentials.password;
      socket.write(Buffer.from([1, isRight ? 0 : 1]));
      if (!isRight) return void socket.end();
    }
    const [, , , kind = 0] = await read(4);
    const name = kind === IPV4 ? [...(await read(4))].join('.') : (await read((await read(1))[0] ?? 0)).toString();
    const target = `${name}:${(await read(2)).readUInt16BE()}`;
    targets.push(target);
    const port = hosts[target] ?? hosts[name];
    const status = typeof behaviour === 'number' ? 2 : port === undefined ? HOST_UNREACHABLE : 0;
    socket.write(Buffer.from([VERSION, status, 0, 1, 127, 0, 0, 1, 0, 0]));
    if (status !== 0 || port === undefined) return void socket.end();
    if (behaviour === 'stall-after') return void socket.resume();
    const onward = connect(port, '127.0.0.1');
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  } catch {
    socket.destroy();
  }
}

/** Reads exactly so many bytes; rejects when the connection ends before. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  return async (count) => {
    if (count === 0) return Buffer.alloc(0);
    for (;;) {
      const bytes = socket.read(count) as Buffer | null;
      if (bytes !== null) return bytes;
      if (socket.destroyed || socket.readableEnded) throw new Error('ended');
      await new Promise<void>((resolve) => {
        const done = () => {
          socket.off('readable', done).off('close', done).off('end', done);
          resolve();
        };
        socket.on('readable', done).on('close', done).on('end', done);
      });
    }
  };
}

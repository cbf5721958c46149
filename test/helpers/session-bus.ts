import { spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const hasDbusDaemon = spawnSync('dbus-daemon', ['--version']).status === 0;

const BUS = 'org.freedesktop.DBus';

/** A session bus of its own in a folder. Returns its address; it ends with the test. */
export async function startSessionBus(dir: string): Promise<string> {
  const address = `unix:path=${path.join(dir, 'bus')}`;
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address', `--address=${address}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void daemon.kill());
  await new Promise((resolve) => daemon.stdout.once('data', resolve));
  return address;
}

/** Takes a name on the bus, as a desktop's tray does, until the test ends. */
export async function ownName(address: string, name: string): Promise<void> {
  const socket = connect(address.replace('unix:path=', ''));
  onTestFinished(() => void socket.destroy());
  const answer = () => new Promise<Buffer>((resolve) => socket.once('data', resolve));
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\n`);
  await answer();
  socket.write('BEGIN\r\n');
  socket.write(methodCall(1, 'Hello'));
  await answer();
  socket.write(methodCall(2, 'RequestName', name));
  await answer();
}

/**
 * A call of the bus itself, little-endian (D-Bus specification, Message Protocol). `RequestName` takes a string and
 * flags.
 */
function methodCall(serial: number, member: string, name?: string): Buffer {
  const body = name === undefined ? Buffer.alloc(0) : Buffer.concat([padded(string(name), 4), uint32(0)]);
  const fields = [
    field(1, 'o', '/org/freedesktop/DBus'),
    field(2, 's', BUS),
    field(3, 's', member),
    field(6, 's', BUS),
  ];
  if (name !== undefined) fields.push(Buffer.from([8, 1, 0x67, 0, 2, 0x73, 0x75, 0]));
  const list = Buffer.concat(fields.map((bytes, index) => (index === fields.length - 1 ? bytes : padded(bytes, 8))));
  const head = Buffer.concat([
    Buffer.from([0x6c, 1, 0, 1]),
    uint32(body.length),
    uint32(serial),
    uint32(list.length),
    list,
  ]);
  return Buffer.concat([padded(head, 8), body]);
}

function field(code: number, type: 'o' | 's', value: string): Buffer {
  return Buffer.concat([Buffer.from([code, 1, type.charCodeAt(0), 0]), string(value)]);
}

function string(value: string): Buffer {
  return Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(`${value}\0`)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function padded(bytes: Buffer, boundary: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((boundary - (bytes.length % boundary)) % boundary)]);
}

/**
 * `ssh -L` is how a machine without a display is used: the connections that sshd makes there belong to the user who
 * logged in, and count as theirs.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { createPeerOwners } from '../../electron/web/peer-owner.ts';
import { canBeOtherUser, OTHER_UID } from '../helpers/other-user.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const SSHD = '/usr/sbin/sshd';
const hasSsh = ['/usr/bin/ssh', '/usr/bin/ssh-keygen', SSHD].every((program) => existsSync(program));

async function listenSomewhere(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { server, port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const { server, port } = await listenSomewhere();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when a program has said this on its error stream. */
function said(child: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (piece: Buffer) => {
      text += piece.toString();
      if (text.includes(words)) resolve();
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`It ended: ${text}`)));
  });
}

function run(program: string, args: readonly string[]): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it.skipIf(!canBeOtherUser || !hasSsh)(
  'a connection that sshd forwards belongs to the user who logged in (needs Linux, root, ssh and sshd)',
  async () => {
    const { dir } = await createSandbox();
    await chmod(dir, 0o755);
    for (const name of ['host-key', 'user-key'])
      await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path.join(dir, name)]);
    await copyFile(path.join(dir, 'user-key.pub'), path.join(dir, 'authorized'));
    const [sshPort, forwardedPort] = [await freePort(), await freePort()];
    const config = {
      ListenAddress: `127.0.0.1:${sshPort}`,
      HostKey: path.join(dir, 'host-key'),
      AuthorizedKeysFile: path.join(dir, 'authorized'),
      PidFile: 'none',
      StrictModes: 'no',
      UsePAM: 'no',
      PasswordAuthentication: 'no',
    };
    await writeFile(
      path.join(dir, 'config'),
      Object.entries(config)
        .map((entry) => `${entry.join(' ')}\n`)
        .join(''),
    );
    // Where its part without rights is locked in; packages make it at the start of the service.
    await mkdir('/run/sshd', { recursive: true });
    await said(run(SSHD, ['-D', '-e', '-f', path.join(dir, 'config')]), 'Server listening');

    const { server, port } = await listenSomewhere();
    const arrived = once(server, 'connection') as Promise<[Socket]>;
    const trust = [
      '-o',
      'StrictHostKeyChecking=no',
      '-o',
      'UserKnownHostsFile=/dev/null',
      '-o',
      'ExitOnForwardFailure=yes',
      '-F',
      'none',
    ];
    const forward = [
      '-N',
      '-v',
      '-i',
      path.join(dir, 'user-key'),
      '-p',
      String(sshPort),
      '-L',
      `127.0.0.1:${forwardedPort}:127.0.0.1:${port}`,
    ];
    await said(run('ssh', [...trust, ...forward, 'nobody@127.0.0.1']), 'Entering interactive session');
    const client = connect(forwardedPort, '127.0.0.1');
    onTestFinished(() => void client.destroy());
    const [socket] = await arrived;
    onTestFinished(() => void socket.destroy());
    expect(await createPeerOwners({ os: 'linux', uid: OTHER_UID }).ownerOf(socket)).toEqual({ kind: 'own' });
    expect(await createPeerOwners({ os: 'linux', uid: 1000 }).ownerOf(socket)).toEqual({
      kind: 'other',
      uid: OTHER_UID,
    });
  },
);

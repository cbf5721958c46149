import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** `nobody`: a user of this machine who is neither root nor the one who runs the tests. */
export const OTHER_UID = 65_534;

/** Only root can start a program as another user, and only Linux tells whose a connection is. */
export const canBeOtherUser = process.platform === 'linux' && process.getuid?.() === 0;

/** Runs a module's text as another user, and returns what it printed. */
export async function runAsOther(script: string, args: readonly string[] = []): Promise<string> {
  const node = ['--input-type=module', '-e', script, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, node, {
    uid: OTHER_UID,
    gid: OTHER_UID,
    cwd: '/',
    env: {},
    timeout: 60_000,
  });
  return stdout.trim();
}

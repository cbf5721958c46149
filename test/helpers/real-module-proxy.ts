import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findRealGo } from './real-go.ts';
import { machineVariables } from './scrub-environment.ts';

const NAMES = ['GOPROXY', 'GOSUMDB', 'GOMODCACHE', 'GOAUTH'];

/** What this machine's own go is set up for; nothing of it is written here. Null where there is no Go. */
export function readGoSettings(): Readonly<Record<string, string>> | null {
  const go = findRealGo();
  if (go === null) return null;
  const env = { ...process.env, ...machineVariables(), GOTOOLCHAIN: 'local' };
  const values = execFileSync(path.join(go.root, 'bin', 'go'), ['env', ...NAMES], { env, encoding: 'utf8' }).split(
    '\n',
  );
  return Object.fromEntries(NAMES.map((name, at) => [name, values[at]?.trim() ?? '']));
}

/**
 * Whether the module proxy of this machine has `version` of golang.org/toolchain, asked by the go command and with
 * nothing that its cache knows.
 */
export async function hasRealModule(version: string): Promise<boolean> {
  const settings = readGoSettings();
  const go = findRealGo();
  if (go === null || settings?.['GOSUMDB'] === 'off' || !/^https?:/.test(settings?.['GOPROXY'] ?? '')) return false;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'goswitch-test-'));
  const env = {
    ...process.env,
    ...machineVariables(),
    GOTOOLCHAIN: 'local',
    GOMODCACHE: folder,
    GOFLAGS: '-modcacherw',
  };
  try {
    const asked = ['list', '-m', `golang.org/toolchain@${version}`];
    await promisify(execFile)(path.join(go.root, 'bin', 'go'), asked, { env, cwd: folder, timeout: 10_000 });
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

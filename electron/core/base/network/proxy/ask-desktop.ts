import path from 'node:path';
import type { Env } from '../../../context.ts';
import { readSmallText } from '../../files/read-small-file.ts';
import { windowsProgram } from '../../programs/find-program.ts';
import type { RunProgram } from '../../programs/run-program.ts';
import {
  type DesktopProxy,
  NO_DESKTOP_PROXY,
  readGnomeProxy,
  readKdeProxy,
  readMacProxy,
  readWindowsProxy,
} from './desktop-proxy.ts';

interface AskDesktopOptions {
  readonly os: NodeJS.Platform;
  readonly env: Env;
  readonly userHome: string;
  readonly runProgram: RunProgram;
}

const TIMEOUT_MS = 3000;
const WINDOWS_KEY = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

/**
 * The proxy settings of this desktop, none where there is no desktop or it does not answer. Starts a program: some
 * milliseconds. Never throws.
 */
export async function askDesktop(options: AskDesktopOptions): Promise<DesktopProxy> {
  const { os, env } = options;
  if (os === 'darwin') return readMacProxy(await ask(options, '/usr/sbin/scutil', ['--proxy']));
  if (os === 'win32')
    return readWindowsProxy(await ask(options, windowsProgram('reg.exe', env), ['query', WINDOWS_KEY]));
  const desktop = (env['XDG_CURRENT_DESKTOP'] ?? '').toUpperCase();
  if (desktop === '') return NO_DESKTOP_PROXY;
  if (desktop.split(':').includes('KDE')) return readKdeProxy(await readConfig(options));
  return readGnomeProxy(await ask(options, 'gsettings', ['list-recursively', 'org.gnome.system.proxy']));
}

async function ask({ runProgram, env }: AskDesktopOptions, program: string, args: readonly string[]): Promise<string> {
  const { outcome, code, stdout } = await runProgram(program, args, {
    env,
    timeoutMs: TIMEOUT_MS,
    maxBytes: 1024 * 1024,
  });
  return outcome === 'exited' && code === 0 ? stdout.toString('utf8') : '';
}

async function readConfig({ env, userHome }: AskDesktopOptions): Promise<string> {
  const folder = env['XDG_CONFIG_HOME'] || path.join(userHome, '.config');
  return readSmallText(path.join(folder, 'kioslaverc')).catch(() => '');
}

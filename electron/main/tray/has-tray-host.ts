import { runProgram } from '../../core/base/programs/run-program.ts';
import type { Env } from '../../core/context.ts';

/** The name on the session bus of whoever shows tray icons (freedesktop.org, StatusNotifierItem). */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';
/** A desktop that takes longer than this to answer gets no tray: nothing waits for it. */
const TIME_LIMIT_MS = 2000;

/** Three programs that can ask the bus; desktops have at least one. Each prints `true` or `false` among other words. */
const QUESTIONS: readonly (readonly [string, ...string[]])[] = [
  ['gdbus', 'call', '--session', '--dest', BUS, '--object-path', BUS_PATH, '--method', `${BUS}.NameHasOwner`, WATCHER],
  ['busctl', '--user', 'call', BUS, BUS_PATH, BUS, 'NameHasOwner', 's', WATCHER],
  ['dbus-send', '--session', '--print-reply', `--dest=${BUS}`, BUS_PATH, `${BUS}.NameHasOwner`, `string:${WATCHER}`],
];

/**
 * True when a Linux desktop shows tray icons. Electron makes a tray in any case, and nobody would see it: the app could
 * not be found again.
 */
export async function hasTrayHost(env: Env): Promise<boolean> {
  for (const [program, ...args] of QUESTIONS) {
    const answer = await ask(program, args, env);
    if (answer !== null) return answer;
  }
  return false;
}

/**
 * Null when the program is not there. One that fails, or takes too long, means no: the others would ask the same bus.
 */
async function ask(program: string, args: readonly string[], env: Env): Promise<boolean | null> {
  const { outcome, code, startError, stdout } = await runProgram(program, args, { env, timeoutMs: TIME_LIMIT_MS });
  if (outcome === 'failed-to-start' && startError === 'ENOENT') return null;
  return outcome === 'exited' && code === 0 && /\btrue\b/.test(stdout.toString('utf8'));
}

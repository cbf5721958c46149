/**
 * Loaded into a real goswitch by `--import`, in tests alone: ends the process by SIGKILL before the nth call that
 * changes something on disk, counted from 1 in the main thread, without those on locks and logs. KILL_AT says which;
 * with 0 nothing is killed and CALLS_FILE gets their number.
 */
import { writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const killAt = Number(process.env.KILL_AT);

if (isMainThread && !Number.isNaN(killAt)) {
  const { promises } = createRequire(import.meta.url)('node:fs');
  let calls = 0;
  const isCounted = (name, args) => {
    if (args.some((arg) => typeof arg === 'string' && /[\\/](?:locks|logs)(?:[\\/]|$)/.test(arg))) return false;
    return name !== 'open' || /[wa+]/.test(String(args[1]));
  };
  for (const name of [
    'chmod',
    'copyFile',
    'mkdir',
    'open',
    'rename',
    'rm',
    'rmdir',
    'symlink',
    'unlink',
    'writeFile',
  ]) {
    const original = promises[name];
    promises[name] = (...args) => {
      if (isCounted(name, args) && ++calls === killAt) process.kill(process.pid, 'SIGKILL');
      return original(...args);
    };
  }
  if (killAt === 0) process.on('exit', () => writeFileSync(process.env.CALLS_FILE, String(calls)));
  syncBuiltinESMExports();
}

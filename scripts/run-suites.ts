import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs every command to its end, in order and whatever became of the one before it: who repairs a failure sees all of
 * them. 0 when all ended so, else 1. After Ctrl-C or another signal that ended one, nothing more is started.
 */
export function runSuites(commands: readonly (readonly string[])[]): 0 | 1 {
  let result: 0 | 1 = 0;
  for (const command of commands) {
    const { status, signal, error } = spawnSync(process.execPath, command, { stdio: 'inherit' });
    if (error !== undefined) throw error;
    if (status !== 0) result = 1;
    // A shell reports a child that a signal ended as 128 and the number.
    if (signal !== null || (status ?? 0) > 128) break;
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const modules = path.resolve(import.meta.dirname, '../node_modules');
  const vitest = [path.join(modules, 'vitest/vitest.mjs'), 'run'];
  const playwright = [path.join(modules, '@playwright/test/cli.js'), 'test'];
  process.exitCode = runSuites([vitest, playwright]);
}

import { runProgram } from './run-program.ts';

/**
 * A slow disk with much unwritten of others; what is not done by then is left to the next start
 * (sdks/settle-unflushed.ts).
 */
const FLUSH_LIMIT_MS = 60_000;
const SYNC_PLACES = ['/usr/bin/sync', '/bin/sync'];

/**
 * Flushes the file system that holds `folder` in one go; true when that is known to be done. Node has no syncfs(2), so
 * `sync -f` of coreutils calls it: a flush of each of 11,500 files takes 40 times as long (docs/decisions/0006).
 * Elsewhere than on Linux nothing does it in one go.
 */
export async function flushFileSystem(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  for (const program of SYNC_PLACES) {
    const { outcome, code } = await runProgram(program, ['-f', folder], { env: {}, timeoutMs: FLUSH_LIMIT_MS });
    if (outcome !== 'failed-to-start') return outcome === 'exited' && code === 0;
  }
  return false;
}

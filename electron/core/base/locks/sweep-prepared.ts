import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext } from '../../context.ts';
import { emptyIfMissing } from '../files/missing.ts';
import { judgeProcess, type ProcessIdentity } from '../programs/process-identity.ts';
import { PREPARED_SUFFIX } from './lock-folder.ts';
import { parseLockOwner } from './lock-owner.ts';

const DAY_MS = 86_400_000;

/**
 * Removes the prepared folders of processes killed between preparing a lock and taking it. A folder of an unseen
 * process goes after a day.
 */
export async function sweepPrepared(
  { layout, os, clock }: Pick<CoreContext, 'layout' | 'os' | 'clock'>,
  own: ProcessIdentity,
): Promise<void> {
  for (const name of await readdir(layout.locks).catch(emptyIfMissing)) {
    if (!name.endsWith(PREPARED_SUFFIX)) continue;
    const owner = parseLockOwner(name.slice(0, -PREPARED_SUFFIX.length));
    const verdict = owner === null ? 'unknown' : await judgeProcess(owner, own, os);
    const folder = path.join(layout.locks, name);
    if (verdict === 'dead' || (verdict === 'unknown' && clock.now() - (await modifiedMs(folder)) > DAY_MS)) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function modifiedMs(folder: string): Promise<number> {
  try {
    return (await stat(folder)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Number.POSITIVE_INFINITY;
    throw error;
  }
}

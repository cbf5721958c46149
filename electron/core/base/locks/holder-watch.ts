import { judgeProcess, type ProcessIdentity } from '../programs/process-identity.ts';
import type { LockFolder } from './lock-folder.ts';
import { type LockOwner, parseLockOwner } from './lock-owner.ts';

/** How often a holder shows that it lives, and how long a waiter that cannot see its process lets it be silent. */
export const BEAT_MS = 2000;
const SILENCE_MS = 15_000;

/** How often a waiter asks again about a process that it can see; asking starts a program on some systems. */
const ASK_AGAIN_MS = 1000;

interface HolderWatch {
  /**
   * True when the holder can never again work under this lock. `waitedMs` is what the waiter slept since it asked last.
   */
  isGone(name: string, waitedMs: number): Promise<boolean>;
}

/**
 * One waiter's view of the holders it waits for. Silence is counted in the waiter's own sleeps, so that neither clocks
 * that differ between machines nor a suspended laptop make a live holder look dead.
 */
export function createHolderWatch(folder: LockFolder, own: ProcessIdentity, os: NodeJS.Platform): HolderWatch {
  let watched:
    | { name: string; verdict: 'alive' | 'unknown'; sinceAskedMs: number; beat: number | null; silentMs: number }
    | undefined;

  async function ask(owner: LockOwner | null): Promise<'alive' | 'dead' | 'unknown'> {
    return owner === null ? 'unknown' : await judgeProcess(owner, own, os);
  }

  return {
    async isGone(name, waitedMs) {
      const owner = parseLockOwner(name);
      if (watched?.name !== name) {
        const verdict = await ask(owner);
        if (verdict === 'dead') return true;
        watched = { name, verdict, sinceAskedMs: 0, beat: await folder.lastBeat(name), silentMs: 0 };
        return false;
      }
      watched.sinceAskedMs += waitedMs;
      if (os === 'linux' || watched.sinceAskedMs >= ASK_AGAIN_MS) {
        const verdict = await ask(owner);
        if (verdict === 'dead') return true;
        watched.verdict = verdict;
        watched.sinceAskedMs = 0;
      }
      if (watched.verdict === 'alive') return false;
      const beat = await folder.lastBeat(name);
      watched.silentMs = beat === watched.beat ? watched.silentMs + waitedMs : 0;
      watched.beat = beat;
      return watched.silentMs >= SILENCE_MS;
    },
  };
}

import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import { type ProcessIdentity, readOwnIdentity } from '../programs/process-identity.ts';
import { BEAT_MS, createHolderWatch } from './holder-watch.ts';
import type { LockOptions, Locks } from './lock.ts';
import { createLockFolder, type LockFolder } from './lock-folder.ts';
import { createLockOwner, formatLockOwner, parseLockOwner } from './lock-owner.ts';
import { sweepPrepared } from './sweep-prepared.ts';

interface LocksOptions {
  /**
   * How long a caller waits for another holder, in milliseconds. Asked only when there is one: reading settings costs
   * more than a free lock.
   */
  readonly waitMs: () => Promise<number> | number;
}

type LocksContext = Pick<CoreContext, 'layout' | 'os' | 'clock' | 'log'>;

interface Wanted {
  readonly context: LocksContext;
  readonly own: ProcessIdentity;
  readonly name: string;
  readonly folder: LockFolder;
  /** The name under which this holding stands in the lock. */
  readonly ownerFile: string;
  readonly options: LockOptions;
  readonly waitMs: LocksOptions['waitMs'];
}

const FIRST_DELAY_MS = 5;
const LONGEST_DELAY_MS = 100;

/** Locks of a home as `Locks` promises them. lock-folder.ts tells how; docs/decisions/0003-locks.md why no library. */
export function createLocks(context: LocksContext, { waitMs }: LocksOptions): Locks {
  let identity: Promise<ProcessIdentity> | undefined;
  return {
    async withLock(name, options, work) {
      if (!/^\w[\w.+-]{0,127}$/.test(name)) throw new Error(`Not a lock name: ${name}`);
      throwIfCancelled(name, options.signal);
      identity ??= readOwnIdentity(context.os);
      const own = await identity;
      const ownerFile = formatLockOwner(createLockOwner(own, context.clock.now()));
      const folder = createLockFolder(context.layout.lock(name));
      await acquire({ context, own, name, folder, ownerFile, options, waitMs });
      const stopBeating = startBeating(context, folder, ownerFile);
      try {
        return await work();
      } finally {
        stopBeating();
        await release(context, name, folder, ownerFile);
      }
    },
  };
}

async function acquire(wanted: Wanted): Promise<void> {
  const { folder, ownerFile, name, options } = wanted;
  try {
    if (await folder.take(ownerFile)) return;
    await waitForTurn(wanted);
  } catch (error) {
    throwIfCancelled(name, options.signal);
    throw explainFileError(error, `lock ${name}`);
  }
}

/** Looks, waits a little, looks again. A dead holder is removed, which frees the lock for whoever takes it first. */
async function waitForTurn({ context, own, name, folder, ownerFile, options, waitMs }: Wanted): Promise<void> {
  const watch = createHolderWatch(folder, own, context.os);
  let limitMs: number | undefined;
  let waitedMs = 0;
  let delayMs = 0;
  for (let poll = 0; ; poll++) {
    throwIfCancelled(name, options.signal);
    const holder = await firstHolder(folder);
    if (holder === null) {
      if (await folder.take(ownerFile)) return;
    } else if (await watch.isGone(holder, delayMs)) {
      await remove(folder, holder);
      delayMs = 0;
      continue;
    }
    if (limitMs === undefined) {
      if (holder !== null) options.onWait?.(describeHolder(holder));
      throwIfCancelled(name, options.signal);
      await sweepPrepared(context, own);
      limitMs = options.waitMs ?? (await waitMs());
    }
    if (waitedMs >= limitMs) throw timeoutError(context.layout.lock(name), name, holder);
    delayMs = Math.min(nextDelayMs(poll), limitMs - waitedMs);
    await context.clock.sleep(delayMs, options.signal);
    waitedMs += delayMs;
  }
}

/** Half of it by chance, so that processes that began together do not keep meeting. */
function nextDelayMs(poll: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.5 ** poll);
  return longest * (0.5 + Math.random() / 2);
}

/** An owner if there is one, else whatever else lies in the lock; null when it is free. */
async function firstHolder(folder: LockFolder): Promise<string | null> {
  const found = await folder.owners();
  return found.find((name) => parseLockOwner(name) !== null) ?? found[0] ?? null;
}

async function remove(folder: LockFolder, holder: string): Promise<void> {
  if (parseLockOwner(holder) === null) await folder.dropForeign(holder);
  else await folder.drop(holder);
}

/** Beats on the real clock, not the context's: it speaks to other processes. */
function startBeating(context: LocksContext, folder: LockFolder, ownerFile: string): () => void {
  let last = 0;
  const timer = setInterval(async () => {
    last = Math.max(last + 1000, context.clock.now());
    try {
      if (await folder.beat(ownerFile, last)) return;
      clearInterval(timer);
    } catch (error) {
      context.log.warn('The heartbeat of a lock failed', { ownerFile, error: String(error) });
    }
  }, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Never throws: the work is done, and a lock that could not be removed is dead as soon as this process ends. */
async function release(context: LocksContext, name: string, folder: LockFolder, ownerFile: string): Promise<void> {
  try {
    if (!(await folder.drop(ownerFile))) context.log.warn('A lock was gone before its work ended', { name });
  } catch (error) {
    context.log.warn('A lock could not be released', { name, error: String(error) });
  }
}

function describeHolder(holder: string): { pid: number; since: string } | null {
  const owner = parseLockOwner(holder);
  return owner === null ? null : { pid: owner.pid, since: new Date(owner.sinceMs).toISOString() };
}

function timeoutError(folder: string, name: string, holder: string | null): AppError {
  const described = holder === null ? null : describeHolder(holder);
  const who =
    described === null
      ? 'Another process'
      : `Another GoSwitch process (pid ${described.pid}, since ${described.since})`;
  return new AppError('lock-timeout', `${who} still holds the lock "${name}"`, {
    hint: `Wait for it to end and run this again; if no GoSwitch runs, remove ${folder}`,
    details: { lock: folder, holder: described },
  });
}

function throwIfCancelled(name: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new AppError('cancelled', `Cancelled while waiting for the lock "${name}"`, { cause: signal.reason });
}

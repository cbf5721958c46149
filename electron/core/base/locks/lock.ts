/** Cross-process locks under locks/. `create-locks.ts` makes them; this file says what they promise. */

export interface LockOptions {
  readonly signal?: AbortSignal;
  /** The longest wait in milliseconds; default: the setting `lockWaitSeconds`. 0 tries once. */
  readonly waitMs?: number;
  /** Called once when the lock is held by someone else and the wait begins. */
  readonly onWait?: (holder: { pid: number; since: string } | null) => void;
}

export interface Locks {
  /**
   * Runs `work` while this process alone holds `name` (file-name safe). A holder that died, even by kill -9, is noticed
   * and its lock is taken over at once, by exactly one waiter; one on another machine or in another container, after 15
   * s without its heartbeat. Not re-entrant: two calls in one process exclude each other too. Throws `lock-timeout`
   * when the wait is over, `cancelled` while waiting, `permission-denied`, `disk-full`, and what `work` throws.
   */
  withLock<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T>;
}

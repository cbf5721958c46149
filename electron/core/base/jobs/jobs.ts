import type { Job, JobPhase } from '../../../contract/models.ts';

/** How running work reports. Calls are cheap: the job publishes at most ten times a second. */
export interface Progress {
  readonly signal: AbortSignal;
  phase(phase: JobPhase): void;
  /** Bytes done so far, and the whole where known. */
  bytes(done: number, total: number | null): void;
}

export interface StartedJob<T> {
  readonly id: string;
  readonly done: Promise<T>;
  cancel(): void;
}

export interface Jobs {
  /**
   * Starts `work` at once. Changes are emitted as `jobChanged`, at most ten a second, the first and the last always;
   * the last before `done` settles. `done` settles as `work` does; a failure after the signal was aborted is
   * `cancelled`, in the job's state too, and never `failed`. Work that ends well in spite of the abort has succeeded.
   * Nobody need listen to `done`: the job itself holds the error, redacted.
   */
  start<T>(
    job: { readonly kind: Job['kind']; readonly target: string; readonly signal?: AbortSignal },
    work: (progress: Progress) => Promise<T>,
  ): StartedJob<T>;
  /** Running jobs and the last fifty that ended, newest first. */
  list(): readonly Job[];
  /** Throws `invalid-input` when no running job has the id. */
  cancel(id: string): void;
}

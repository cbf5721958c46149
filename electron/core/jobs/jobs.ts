import type { Job, JobPhase } from '../../contract/models.ts';

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
  /** Starts `work` at once. Every change is emitted as `jobChanged`; `done` settles as `work` does, with `cancelled` when the signal was aborted. */
  start<T>(
    job: { readonly kind: Job['kind']; readonly target: string; readonly signal?: AbortSignal },
    work: (progress: Progress) => Promise<T>,
  ): StartedJob<T>;
  /** Running jobs and the last fifty that ended, newest first. */
  list(): readonly Job[];
  /** Throws `invalid-input` when no running job has the id. */
  cancel(id: string): void;
}

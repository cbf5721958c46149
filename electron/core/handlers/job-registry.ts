import type { JobRef, JobResult } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Job } from '../../contract/models.ts';
import type { Progress } from '../base/jobs/jobs.ts';
import { redactSecrets } from '../base/log/redact-secrets.ts';
import type { Core } from '../create-core.ts';

interface JobToStart {
  readonly kind: Job['kind'];
  readonly target: string;
  /** A job with the key of a running one is that one: two windows, or two clicks, do the work once. */
  readonly key?: string;
  readonly work: (progress: Progress) => Promise<JobResult>;
}

/** Jobs that windows started, with what they came to. */
export interface JobRegistry {
  start(job: JobToStart): Promise<JobRef>;
  /** Waits for the end. Throws what the work threw, and `invalid-input` for an unknown id. */
  result(id: string): Promise<JobResult>;
  /** Cancels what runs and waits until it has ended cleanly. */
  close(): Promise<void>;
}

export function createJobRegistry(core: Pick<Core, 'jobs'>): JobRegistry {
  const results = new Map<string, Promise<JobResult>>();
  const runningByKey = new Map<string, string>();

  return {
    async start({ kind, target, key = '', work }) {
      const jobs = await core.jobs();
      const running = key === '' ? undefined : runningByKey.get(key);
      if (running !== undefined) return { jobId: running };
      const { id, done } = jobs.start({ kind, target: redactSecrets(target) }, work);
      if (key !== '') runningByKey.set(key, id);
      const forget = () => runningByKey.delete(key);
      done.then(forget, forget);
      results.set(id, done);
      const known = new Set(jobs.list().map((job) => job.id));
      for (const old of results.keys()) if (!known.has(old)) results.delete(old);
      return { jobId: id };
    },
    async result(id) {
      const result = results.get(id);
      if (result === undefined) throw new AppError('invalid-input', `No job has the id ${id}`);
      return await result;
    },
    async close() {
      const jobs = await core.jobs();
      for (const { id, state } of jobs.list()) if (state === 'running') jobs.cancel(id);
      await Promise.allSettled(results.values());
    },
  };
}

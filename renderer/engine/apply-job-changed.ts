import type { Job } from '../../electron/contract/models.ts';

/** As many ended jobs as the engine itself remembers. */
const KEPT_JOBS = 50;

/** The list with the job in its new state: in its place, or first when it is new. */
export function applyJobChanged(jobs: readonly Job[], changed: Job): readonly Job[] {
  const index = jobs.findIndex((job) => job.id === changed.id);
  if (index === -1) return [changed, ...jobs].slice(0, KEPT_JOBS);
  return jobs.with(index, changed);
}

import { z } from 'zod';
import type { InstallResult, Job, PruneResult, VerifyResult } from '../models.ts';
import type { ProbeReport } from '../probe.ts';
import type { RebuildResult } from '../programs.ts';
import type { SelfTestReport } from '../self-test.ts';
import { idField, nothing } from './fields.ts';

export const jobsInputs = {
  'jobs.list': nothing,
  'jobs.cancel': z.strictObject({ id: idField }),
  'jobs.result': z.strictObject({ id: idField }),
};

/** What a job came to, by its kind. */
export type JobResult =
  | { readonly kind: 'install'; readonly value: InstallResult }
  | { readonly kind: 'verify'; readonly value: VerifyResult }
  | { readonly kind: 'prune'; readonly value: PruneResult }
  | { readonly kind: 'rebuild'; readonly value: RebuildResult }
  | { readonly kind: 'self-test'; readonly value: SelfTestReport }
  | { readonly kind: 'probe'; readonly value: ProbeReport }
  | { readonly kind: 'uninstall' | 'import'; readonly value: null };

export interface JobsApi {
  /** Running ones and the last fifty that ended, newest first. */
  'jobs.list': readonly Job[];
  /** Throws `invalid-input` when no running job has the id. */
  'jobs.cancel': null;
  /** Waits for the end of the job. Throws what the job failed with, `invalid-input` when no job has the id. */
  'jobs.result': JobResult;
}

import type { Job } from '../contract/models.ts';
import type { Progress } from '../core/base/jobs/jobs.ts';
import type { Core } from '../core/create-core.ts';
import type { Invocation } from './command.ts';
import { showProgress } from './terminal/show-progress.ts';

/** Runs long work as a job that Ctrl-C cancels, with its progress shown. */
export async function runJob<T>(
  engine: Core,
  { output, host, signal }: Pick<Invocation, 'output' | 'host' | 'signal'>,
  { kind, target, work }: { kind: Job['kind']; target: string; work: (progress: Progress) => Promise<T> },
): Promise<T> {
  const jobs = await engine.jobs();
  const endProgress = showProgress(engine.context.events, output, host.env);
  try {
    return await jobs.start({ kind, target, signal }, work).done;
  } finally {
    endProgress();
  }
}

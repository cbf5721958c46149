import type { Progress } from '../../base/jobs/jobs.ts';
import { callInThread } from '../../base/workers/thread.ts';
import { workerUrl } from '../../base/workers/worker-url.ts';
import type { SdkTaskBytes, SdkTasks } from './sdk-task.ts';

/**
 * Does the task in a worker thread. Throws what the task throws, file system errors included, and `cancelled` as soon
 * as the signal is aborted.
 */
export async function runSdkTask<Name extends keyof SdkTasks>(
  name: Name,
  task: Parameters<SdkTasks[Name]>[0],
  progress: Progress,
): Promise<Awaited<ReturnType<SdkTasks[Name]>>> {
  const options = {
    url: workerUrl('sdk-task-worker', import.meta.url),
    name,
    signal: progress.signal,
    onNote: ({ bytes, totalBytes }: SdkTaskBytes) => progress.bytes(bytes, totalBytes),
  };
  return await callInThread<SdkTasks, Name, SdkTaskBytes>(options, name, task);
}

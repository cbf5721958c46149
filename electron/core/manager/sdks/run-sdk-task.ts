import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../../contract/errors.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import { workerUrl } from '../../base/workers/worker-url.ts';
import type { SdkTask, SdkTaskReply, SdkTaskResults } from './sdk-task.ts';

/**
 * Does the task in a worker thread. Throws what the task throws, file system errors included, and `cancelled` as soon
 * as the signal is aborted.
 */
export async function runSdkTask<Kind extends SdkTask['kind']>(
  task: SdkTask & { readonly kind: Kind },
  progress: Progress,
): Promise<SdkTaskResults[Kind]> {
  const { signal } = progress;
  if (signal.aborted) throw cancelled(signal);
  const worker = new Worker(workerUrl('sdk-task-worker', import.meta.url), { workerData: task, name: task.kind });
  const stop = () => worker.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (reply: SdkTaskReply) => {
        if (reply.kind === 'progress') progress.bytes(reply.bytes, reply.totalBytes);
        else if (reply.kind === 'done') resolve(reply.value as SdkTaskResults[Kind]);
        else reject(rebuild(reply));
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        reject(signal.aborted ? cancelled(signal) : new Error(`The ${task.kind} worker stopped with code ${code}`)),
      );
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function rebuild({ error, errno }: Extract<SdkTaskReply, { kind: 'failed' }>): Error {
  return errno === null ? fromErrorShape(error) : Object.assign(new Error(error.message), errno);
}

function cancelled(signal: AbortSignal): AppError {
  return new AppError('cancelled', 'Cancelled', { cause: signal.reason });
}

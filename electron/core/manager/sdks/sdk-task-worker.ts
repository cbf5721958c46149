/**
 * Worker thread for one `SdkTask`. It starts further threads for the bytes (tree-worker.ts); ending this one ends them.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../../contract/errors.ts';
import { createLayout } from '../../layout.ts';
import { copySdk } from './copy-sdk.ts';
import type { SdkTask, SdkTaskReply } from './sdk-task.ts';
import { verifySdk } from './verify-sdk.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const task = workerData as SdkTask;
const reply = (message: SdkTaskReply): void => port.postMessage(message);
const onBytes = (bytes: number, totalBytes: number | null): void => reply({ kind: 'progress', bytes, totalBytes });

try {
  const value =
    task.kind === 'verify'
      ? await verifySdk({ layout: createLayout(task.home), os: task.os }, task.name, onBytes)
      : await copySdk(task, onBytes);
  reply({ kind: 'done', value });
} catch (error) {
  const { code, path } = error as NodeJS.ErrnoException;
  const errno = error instanceof AppError || code === undefined ? null : { code, path };
  reply({ kind: 'failed', error: toErrorShape(error), errno });
}

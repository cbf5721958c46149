/**
 * Worker thread for one of `SdkTasks`. It starts further threads for the bytes (tree-worker.ts); ending this one ends
 * them.
 */
import { serveThread, tellCaller } from '../../base/workers/thread.ts';
import { createLayout } from '../../layout.ts';
import { copySdk } from './copy-sdk.ts';
import type { SdkTaskBytes, SdkTasks } from './sdk-task.ts';
import { verifySdk } from './verify-sdk.ts';

const onBytes = (bytes: number, totalBytes: number | null): void => tellCaller<SdkTaskBytes>({ bytes, totalBytes });

serveThread<SdkTasks>({
  verify: ({ home, os, name }) => verifySdk({ layout: createLayout(home), os }, name, onBytes),
  copy: (task) => copySdk(task, onBytes),
});

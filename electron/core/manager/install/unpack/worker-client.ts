import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../../../contract/errors.ts';
import type { ManifestHeader } from '../../../../contract/models.ts';
import { explainFileError } from '../../../base/files/file-errors.ts';
import { workerUrl } from '../../../base/workers/worker-url.ts';
import type { UnpackReply, UnpackRequest, UnpackWorkerData } from './unpack-messages.ts';

/** Archive bytes on their way to the worker: enough to keep it busy, few enough to keep memory flat. */
const MAX_BYTES_IN_FLIGHT = 2 * 1024 * 1024;

export interface Unpacked {
  readonly fileCount: number;
  readonly totalBytes: number;
}

/**
 * One unpack worker. Every call after its first failure, and every promise open then, rejects with that failure,
 * explained.
 */
export interface WorkerClient {
  /** Hands the bytes over; they are the worker's then. A promise holds back more until there is room. */
  write(bytes: Uint8Array): Promise<void> | void;
  end(): Promise<Unpacked>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  close(): Promise<void>;
}

interface Waiter {
  resolve(reply: UnpackReply): void;
  reject(error: unknown): void;
}

/** Starts the worker thread; it ends with `close`. */
export function createWorkerClient(workerData: UnpackWorkerData): WorkerClient {
  const worker = new Worker(workerUrl('unpack-worker', import.meta.url), { workerData, name: 'unpack' });
  const answers: Waiter[] = [];
  let room: Waiter | null = null;
  let failure: { readonly error: unknown } | null = null;
  let isClosed = false;
  let bytesInFlight = 0;

  function fail(error: unknown): void {
    if (isClosed || failure !== null) return;
    failure = { error };
    for (const waiter of [...answers.splice(0), ...(room === null ? [] : [room])]) waiter.reject(error);
  }

  function take(reply: UnpackReply & { kind: 'taken' }): void {
    bytesInFlight -= reply.byteCount;
    if (bytesInFlight >= MAX_BYTES_IN_FLIGHT) return;
    room?.resolve(reply);
    room = null;
  }

  worker.on('message', (reply: UnpackReply) => {
    if (reply.kind === 'failed') fail(explainFailure(reply));
    else if (reply.kind === 'taken') take(reply);
    else answers.shift()?.resolve(reply);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`The unpack worker stopped with code ${code}`)));

  async function ask(request: UnpackRequest): Promise<UnpackReply> {
    if (failure !== null) throw failure.error;
    worker.postMessage(request);
    return await new Promise((resolve, reject) => answers.push({ resolve, reject }));
  }

  async function askUnpacked(request: UnpackRequest): Promise<Unpacked> {
    const reply = await ask(request);
    if (reply.kind !== 'unpacked') throw new Error(`The unpack worker answered ${reply.kind}`);
    return { fileCount: reply.fileCount, totalBytes: reply.totalBytes };
  }

  return {
    write(bytes) {
      if (failure !== null) throw failure.error;
      const buffer = ownedBuffer(bytes);
      bytesInFlight += buffer.byteLength;
      worker.postMessage({ kind: 'bytes', bytes: buffer } satisfies UnpackRequest, [buffer]);
      if (bytesInFlight < MAX_BYTES_IN_FLIGHT) return;
      return new Promise<void>((resolve, reject) => {
        room = { resolve: () => resolve(), reject };
      });
    },
    end: () => askUnpacked({ kind: 'end' }),
    async writeManifest(file, header) {
      await ask({ kind: 'manifest', file, header });
    },
    async close() {
      isClosed = true;
      await worker.terminate();
    },
  };
}

/**
 * The bytes' own memory when they are all of it, else a copy: a view of a shared pool must not be handed to another
 * thread.
 */
function ownedBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return buffer;
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function explainFailure(reply: Extract<UnpackReply, { kind: 'failed' }>): unknown {
  if (reply.errno === null) return fromErrorShape(reply.error);
  const error = Object.assign(new Error(reply.error.message), { code: reply.errno.code, path: reply.errno.path });
  const explained = explainFileError(error, 'unpack the archive');
  return explained instanceof AppError ? explained : error;
}

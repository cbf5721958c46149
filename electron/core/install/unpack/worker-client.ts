import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../../contract/errors.ts';
import type { ManifestHeader } from '../../../contract/models.ts';
import { explainFileError } from '../../files/file-errors.ts';
import type { UnpackReply, UnpackRequest, UnpackWorkerData } from './unpack-messages.ts';

/** Pieces on their way to the worker: enough to keep it busy, few enough to keep memory flat. */
const MAX_IN_FLIGHT = 6;

export interface Unpacked {
  readonly fileCount: number;
  readonly totalBytes: number;
}

/** One unpack worker. Every promise rejects with the worker's first failure, explained; `failure` holds it for synchronous checks. */
export interface WorkerClient {
  /** Copies the bytes and hands them over. False: stop sending until `onRoom` is called. */
  send(bytes: Uint8Array): boolean;
  end(): Promise<Unpacked>;
  unpackZip(file: string): Promise<Unpacked>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  close(): Promise<void>;
}

export interface WorkerClientOptions extends UnpackWorkerData {
  readonly onRoom: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Starts the worker thread; it ends with `close`. */
export function createWorkerClient(options: WorkerClientOptions): WorkerClient {
  const workerData: UnpackWorkerData = { root: options.root, limits: options.limits };
  const worker = new Worker(new URL(`./unpack-worker${path.extname(import.meta.url)}`, import.meta.url), { workerData, name: 'unpack' });
  const waiting: { resolve(reply: UnpackReply): void; reject(error: unknown): void }[] = [];
  let failure: unknown = null;
  let isClosed = false;
  let inFlight = 0;

  function fail(error: unknown): void {
    if (isClosed || failure !== null) return;
    failure = error;
    for (const waiter of waiting.splice(0)) waiter.reject(error);
    options.onFailure(error);
  }

  worker.on('message', (reply: UnpackReply) => {
    if (reply.kind === 'failed') fail(explainFailure(reply));
    else if (reply.kind !== 'taken') waiting.shift()?.resolve(reply);
    else if (inFlight-- === MAX_IN_FLIGHT) options.onRoom();
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`The unpack worker stopped with code ${code}`)));

  function ask(request: UnpackRequest): Promise<UnpackReply> {
    if (failure !== null) return Promise.reject(failure);
    worker.postMessage(request);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  async function askUnpacked(request: UnpackRequest): Promise<Unpacked> {
    const reply = await ask(request);
    if (reply.kind !== 'unpacked') throw new Error(`The unpack worker answered ${reply.kind}`);
    return { fileCount: reply.fileCount, totalBytes: reply.totalBytes };
  }

  return {
    send(bytes) {
      const copy = new ArrayBuffer(bytes.byteLength);
      new Uint8Array(copy).set(bytes);
      worker.postMessage({ kind: 'piece', bytes: copy } satisfies UnpackRequest, [copy]);
      inFlight++;
      return inFlight < MAX_IN_FLIGHT;
    },
    end: () => askUnpacked({ kind: 'end' }),
    unpackZip: (file) => askUnpacked({ kind: 'zip', file }),
    async writeManifest(file, header) {
      await ask({ kind: 'manifest', file, header });
    },
    async close() {
      isClosed = true;
      await worker.terminate();
    },
  };
}

function explainFailure(reply: Extract<UnpackReply, { kind: 'failed' }>): unknown {
  if (reply.errno === null) return fromErrorShape(reply.error);
  const error = Object.assign(new Error(reply.error.message), { code: reply.errno.code, path: reply.errno.path });
  const explained = explainFileError(error, 'unpack the archive');
  return explained instanceof AppError ? explained : error;
}

import type { ManifestHeader } from '../../../../contract/models.ts';
import { explainFileError } from '../../../base/files/file-errors.ts';
import { openThread } from '../../../base/workers/thread.ts';
import { workerUrl } from '../../../base/workers/worker-url.ts';
import type { UnpackCalls, Unpacked, UnpackWorkerData } from './unpack-messages.ts';

/** Archive bytes on their way to the worker: enough to keep it busy, few enough to keep memory flat. */
const MAX_BYTES_IN_FLIGHT = 2 * 1024 * 1024;

/**
 * One unpack worker. Every call after its first failure, and every promise open then, rejects with that failure,
 * explained.
 */
interface WorkerClient {
  /** Hands the bytes over; they are the worker's then. A promise holds back more until there is room. */
  write(bytes: Uint8Array): Promise<void> | void;
  end(): Promise<Unpacked>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  close(): Promise<void>;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/** Starts the worker thread; it ends with `close`. */
export function createWorkerClient(data: UnpackWorkerData): WorkerClient {
  const thread = openThread<UnpackCalls>({ url: workerUrl('unpack-worker', import.meta.url), name: 'unpack', data });
  let room: Waiter | null = null;
  let failure: { readonly error: unknown } | null = null;
  let isClosed = false;
  let bytesInFlight = 0;

  function fail(error: unknown): never {
    failure ??= { error: explainFileError(error, 'unpack the archive') };
    if (!isClosed) room?.reject(failure.error);
    throw failure.error;
  }

  function take(byteCount: number): void {
    bytesInFlight -= byteCount;
    if (bytesInFlight >= MAX_BYTES_IN_FLIGHT) return;
    room?.resolve();
    room = null;
  }

  return {
    write(bytes) {
      if (failure !== null) throw failure.error;
      const buffer = ownedBuffer(bytes);
      bytesInFlight += buffer.byteLength;
      thread
        .call('bytes', buffer, [buffer])
        .then(take, fail)
        .catch(() => undefined);
      if (bytesInFlight < MAX_BYTES_IN_FLIGHT) return;
      return new Promise<void>((resolve, reject) => {
        room = { resolve, reject };
      });
    },
    end: () => thread.call('end', undefined).catch(fail),
    writeManifest: (file, header) => thread.call('manifest', { file, header }).catch(fail),
    async close() {
      isClosed = true;
      await thread.close();
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

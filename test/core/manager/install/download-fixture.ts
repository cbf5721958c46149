import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AppError, isAppError } from '../../../../electron/contract/errors.ts';
import { createHttpClient } from '../../../../electron/core/base/network/create-http-client.ts';
import type { ArchiveSink } from '../../../../electron/core/go/archives/archive-sink.ts';
import type { DownloadOptions } from '../../../../electron/core/go/archives/archive-transfer.ts';
import { type Downloaded, downloadArchive } from '../../../../electron/core/go/archives/download-archive.ts';
import { openConnections } from '../../../helpers/direct-connections.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import type { ReleaseServer } from '../../../helpers/release-server.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Bytes that begin like gzip and do not repeat, so that a piece in the wrong place shows. */
export function archiveBytes(size: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  bytes.set([0x1f, 0x8b, 0x08, 0x00].slice(0, size));
  return bytes;
}

/** Takes chunks away as another thread would, and remembers what it was told. */
interface TestSink extends ArchiveSink {
  readonly restarts: () => number;
  readonly bytes: () => Buffer;
}

export function createTestSink(): TestSink {
  let chunks: Buffer[] = [];
  let restarts = 0;
  return {
    restarts: () => restarts,
    bytes: () => Buffer.concat(chunks),
    write(chunk) {
      if (chunk.buffer.byteLength !== chunk.byteLength) throw new Error('The chunk is not all of its ArrayBuffer');
      chunks.push(
        Buffer.from(structuredClone(chunk.buffer as ArrayBuffer, { transfer: [chunk.buffer as ArrayBuffer] })),
      );
    },
    async restart() {
      restarts++;
      chunks = [];
    },
  };
}

export interface DownloadFixture {
  readonly server: ReleaseServer;
  readonly url: string;
  readonly partial: string;
  readonly clock: ReturnType<typeof createRecordingClock>;
  readonly logged: string[];
  run(options?: Partial<DownloadOptions>): Promise<DownloadRun>;
}

export interface DownloadRun {
  readonly result: Downloaded | null;
  readonly error: AppError | null;
  readonly sink: TestSink;
  readonly progress: readonly (readonly [number, number | null])[];
  readonly sources: readonly { url: string; keptBytes: number }[];
  /** What is left in downloads/: size of the partial file, or null, and its record. */
  readonly left: { readonly bytes: number | null; readonly record: Record<string, unknown> | null };
}

export const PATH = '/dl/go1.26.3.linux-amd64.tar.gz';

/**
 * A release server with `bytes` at PATH, and a way to download from it into one partial file, again and again. Only what
 * is to stall is given a short limit: the others wait as long as a busy machine needs.
 */
export async function createDownloadFixture(
  bytes: Buffer,
  { stallTimeoutMs = 30_000 }: { readonly stallTimeoutMs?: number } = {},
): Promise<DownloadFixture> {
  const server = await openReleaseServer();
  server.addFile(PATH, bytes);
  const { context, logged } = await createSandbox();
  const clock = createRecordingClock();
  const http = createHttpClient({
    clock,
    log: context.log,
    connections: openConnections({ log: context.log }),
    random: () => 0,
    stallTimeoutMs,
    retries: 2,
  });
  const partial = path.join(context.layout.downloads, 'go1.26.3.linux-amd64.tar.gz.partial');
  const url = `${server.origin}${PATH}`;

  async function run(options: Partial<DownloadOptions> = {}): Promise<DownloadRun> {
    const sink = createTestSink();
    const progress: [number, number | null][] = [];
    const sources: { url: string; keptBytes: number }[] = [];
    const download = downloadArchive({
      ...{
        http,
        urls: [url],
        partial,
        expectedBytes: bytes.length,
        maxBytes: 10_000_000,
        sink,
        clock,
        log: context.log,
        random: () => 0,
      },
      onBytes: (done, total) => progress.push([done, total]),
      onSource: (source) => sources.push(source),
      ...options,
    });
    const settled = await download.then(
      (result) => ({ result, error: null }),
      (error: unknown) => ({ result: null, error }),
    );
    if (settled.error !== null && !isAppError(settled.error)) throw settled.error;
    return { ...settled, error: settled.error, sink, progress, sources, left: await leftovers(partial) };
  }
  return { server, url, partial, clock, logged, run };
}

async function leftovers(partial: string): Promise<DownloadRun['left']> {
  const record = `${partial}.json`;
  return {
    bytes: existsSync(partial) ? (await readFile(partial)).length : null,
    record: existsSync(record) ? JSON.parse(await readFile(record, 'utf8')) : null,
  };
}

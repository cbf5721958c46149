import { describe, expect, it } from 'vitest';
import { createChunkWriter } from '../../../../electron/core/go/archives/chunk-writer.ts';
import type { PartialFile } from '../../../../electron/core/go/archives/partial-file.ts';
import { createRecordingClock } from '../../../helpers/recording-clock.ts';
import { createTestSink } from '../../manager/install/download-fixture.ts';

/** A partial file whose disk takes so many bytes. */
function createSmallDisk(capacityBytes: number, code = 'ENOSPC') {
  const written: Buffer[] = [];
  const size = () => written.reduce((sum, bytes) => sum + bytes.length, 0);
  const partial: PartialFile = {
    kept: null,
    async *readKept() {
      yield* [];
    },
    async append(bytes) {
      if (size() + bytes.length > capacityBytes) throw Object.assign(new Error(code), { code, path: '/downloads/x' });
      written.push(Buffer.from(bytes));
    },
    sizeBytes: async () => size(),
    restart: async () => undefined,
    close: async () => undefined,
  };
  return { partial, size };
}

function createWriter(partial: PartialFile, clock = createRecordingClock()) {
  const sink = createTestSink();
  const writer = createChunkWriter({ partial, sink, clock, signal: undefined, doing: 'download go1.26.3' });
  return { writer, sink, clock };
}

describe('the way of a byte', () => {
  it('a full disk is `disk-full`, and the sink gets nothing that is not in the file', async () => {
    const { partial, size } = createSmallDisk(600_000);
    const { writer, sink } = createWriter(partial);
    await writer.push(Buffer.alloc(1_500_000, 1));
    await expect(writer.finish()).rejects.toMatchObject({
      code: 'disk-full',
      message: 'No space left to download go1.26.3: /downloads/x',
    });
    await writer.keep();
    expect([sink.bytes().length, size()]).toEqual([524_288, 524_288]);
  });

  it('a read-only disk is `permission-denied`', async () => {
    const { writer } = createWriter(createSmallDisk(0, 'EROFS').partial);
    await writer.push(Buffer.alloc(10));
    await expect(writer.finish()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('bytes of a slow line reach the file within about a second', async () => {
    const { partial, size } = createSmallDisk(1000);
    const { writer, clock } = createWriter(partial);
    await writer.push(Buffer.alloc(10));
    expect(size()).toBe(0);
    await clock.sleep(1000);
    await writer.push(Buffer.alloc(10));
    await new Promise((resolve) => setImmediate(resolve));
    expect(size()).toBe(20);
  });

  it('what was gathered is kept after a failure of the sink', async () => {
    const { partial, size } = createSmallDisk(1_000_000);
    const sink = { write: () => Promise.reject(new Error('broken')), restart: async () => undefined };
    const writer = createChunkWriter({
      partial,
      sink,
      clock: createRecordingClock(),
      signal: undefined,
      doing: 'download',
    });
    await writer.push(Buffer.alloc(600_000));
    await writer.keep();
    expect(size()).toBe(600_000);
  });
});

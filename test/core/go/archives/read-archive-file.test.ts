import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { readArchiveFile } from '../../../../electron/core/go/archives/read-archive-file.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { archiveBytes, createTestSink } from '../../manager/install/download-fixture.ts';

async function read(file: string, options: { maxBytes?: number; signal?: AbortSignal } = {}) {
  const sink = createTestSink();
  const progress: number[] = [];
  try {
    const { bytes } = await readArchiveFile({ path: file, sink, onBytes: (done) => progress.push(done), ...options });
    return { bytes, sink, progress };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, sink, progress };
  }
}

describe('an archive file', () => {
  it('goes to the sink in chunks of its own memory', async () => {
    const { dir } = await createSandbox();
    const bytes = archiveBytes(1_200_000);
    const file = path.join(dir, 'go1.26.3.linux-amd64.tar.gz');
    await writeFile(file, bytes);
    const { sink, ...rest } = await read(file);
    expect(rest).toEqual({ bytes: 1_200_000, progress: [524_288, 1_048_576, 1_200_000] });
    expect(sink.bytes().equals(bytes)).toBe(true);
  });

  it('that is missing, a folder, a page, empty or too large is refused with its own code', async () => {
    const { dir } = await createSandbox();
    await mkdir(path.join(dir, 'folder'));
    await writeFile(path.join(dir, 'page'), '<html>No</html>');
    await writeFile(path.join(dir, 'empty'), '');
    await writeFile(path.join(dir, 'large'), archiveBytes(1000));
    const codes: Record<string, unknown> = {};
    for (const name of ['missing', 'folder', 'page', 'empty', 'large'])
      codes[name] = (await read(path.join(dir, name), { maxBytes: 999 })).code;
    expect(codes).toEqual({
      missing: 'source-unknown',
      folder: 'archive-not-recognized',
      page: 'archive-not-recognized',
      empty: 'archive-not-recognized',
      large: 'archive-too-large',
    });
  });

  it('can be cancelled', async () => {
    const { dir } = await createSandbox();
    await writeFile(path.join(dir, 'x'), archiveBytes(1000));
    expect((await read(path.join(dir, 'x'), { signal: AbortSignal.abort() })).code).toBe('cancelled');
  });
});

import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox, type SandboxOptions } from '../../../helpers/sandbox.ts';

const posix = process.platform !== 'win32';

async function installed(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, ...options });
  await installFakeSdk(sandbox.context, {
    version: 'go1.26.3',
    files: { 'src/a.go': 'package a\n', 'src/b.go': 'package b\n', empty: '' },
  });
  const sdks = createSdks(sandbox.context, createEngineParts(sandbox.context));
  const root = sandbox.context.layout.sdk('go1.26.3');
  const at = (file: string) => path.join(root, file);
  return { ...sandbox, sdks, root, at, verify: (spec = '1.26') => sdks.verify(spec, recordingProgress()) };
}

const SOUND = { version: 'go1.26.3', ok: true, checked: 10, changed: [], missing: [], extra: [] };

describe('verify', () => {
  it('finds a sound SDK sound, whatever its times', async () => {
    const { verify, at } = await installed();
    await utimes(at('src/a.go'), 1, 1);
    await mkdir(at('an empty folder'));
    expect(await verify()).toEqual(SOUND);
  });

  it('reports its phase and all bytes', async () => {
    const { sdks } = await installed();
    const progress = recordingProgress();
    await sdks.verify('1.26', progress);
    expect({ phases: progress.phases, hasBytes: progress.lastBytes > 100 }).toEqual({
      phases: ['verifying'],
      hasBytes: true,
    });
  });

  it('finds what is changed, in content of the same size, size or mode; missing; extra', async () => {
    const { verify, at } = await installed();
    await writeFile(at('src/a.go'), 'package x\n');
    await appendFile(at('empty'), 'x');
    await chmod(at('src/fmt/print.go'), 0o600);
    await rm(at('src/b.go'));
    await writeFile(at('src/new.go'), '');
    await mkdir(at('deep/er'), { recursive: true });
    await writeFile(at('deep/er/new'), '');
    expect(await verify()).toEqual({
      ...SOUND,
      ok: false,
      changed: posix ? ['empty', 'src/a.go', 'src/fmt/print.go'] : ['empty', 'src/a.go'],
      missing: ['src/b.go'],
      extra: ['deep/er/new', 'src/new.go'],
    });
  });

  it('does not look at modes on Windows', async () => {
    const { verify, at } = await installed({ os: 'win32' });
    await chmod(at('src/a.go'), 0o600);
    expect(await verify()).toEqual(SOUND);
  });

  it.skipIf(!posix)('takes links and pipes for changes, and never follows or opens them', async () => {
    const { verify, at, dir, root } = await installed();
    await rename(at('src/a.go'), path.join(dir, 'a.go'));
    await symlink(path.join(dir, 'a.go'), at('src/a.go'));
    await rm(at('src/b.go'));
    execFileSync('mkfifo', [at('src/b.go')]);
    await rename(at('src/fmt'), path.join(dir, 'fmt'));
    await symlink(path.join(dir, 'fmt'), at('src/fmt'));
    await symlink(root, at('loop'));
    expect(await verify()).toEqual({
      ...SOUND,
      ok: false,
      changed: ['src/a.go', 'src/b.go'],
      missing: ['src/fmt/print.go'],
      extra: ['loop', 'src/fmt'],
    });
  });

  it('finds a folder in the place of a file', async () => {
    const { verify, at } = await installed();
    await rm(at('src/a.go'));
    await mkdir(at('src/a.go'));
    await writeFile(at('src/a.go/inside'), '');
    expect(await verify()).toEqual({ ...SOUND, ok: false, missing: ['src/a.go'], extra: ['src/a.go/inside'] });
  });

  it.each([
    ['is damaged', (file: string) => writeFile(file, '{')],
    ['is gone', (file: string) => rm(file)],
  ])('says that the manifest %s', async (_, damage) => {
    const { verify, context } = await installed();
    await damage(context.layout.manifest('go1.26.3'));
    await expect(verify('go1.26.3')).rejects.toMatchObject({ code: 'manifest-missing' });
  });

  it('has nothing to compare an SDK adopted in place with', async () => {
    const { verify, context, dir } = await installed();
    await installFakeSdk(context, {
      version: 'go1.25.9',
      manifest: { origin: 'adopted', linkedTo: dir, files: [], fileCount: 0 },
    });
    await expect(verify('1.25')).rejects.toMatchObject({
      code: 'manifest-missing',
      message: expect.stringContaining('imported in place'),
    });
  });

  it('says what is not installed', async () => {
    const { verify } = await installed();
    await expect(verify('1.24')).rejects.toMatchObject({ code: 'sdk-not-installed' });
  });

  it('can be cancelled, before and while it reads', async () => {
    const { sdks, at } = await installed();
    const before = recordingProgress(AbortSignal.abort());
    await expect(sdks.verify('1.26', before)).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    await writeFile(at('bin/gofmt'), Buffer.alloc(64 * 1024 * 1024));
    const during = { ...recordingProgress(controller.signal), bytes: () => controller.abort() };
    await expect(sdks.verify('1.26', during)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

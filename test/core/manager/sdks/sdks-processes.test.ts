import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const WORKER = fileURLToPath(new URL('./sdks-worker.ts', import.meta.url));
const KILLS = 8;

describe.skipIf(process.platform === 'win32')('adopting, using and removing, killed at any moment', () => {
  it('leaves the SDK wholly there or not at all; ls is true, the next commands work, and prune leaves nothing behind', async () => {
    const { context, dir, home } = await createSandbox({
      native: { os: 'linux', arch: 'amd64' },
      env: { PATH: '/nowhere' },
    });
    const { layout } = context;
    const folder = path.join(dir, 'elsewhere');
    await makeFakeSdk(folder, {
      version: 'go1.24.1',
      files: Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`doc/${index}`, 'x'])),
    });
    const parts = createEngineParts(context);
    const sdks = createSdks(context, { ...parts, systemRoot: path.join(dir, 'system') });
    const switching = createSwitching(context, parts);

    for (let kill = 0; kill < KILLS; kill++) {
      await killDuringWork(home, folder);
      const rows = await sdks.list();
      const active = await switching.active();
      expect(rows.map((row) => [row.name, row.active])).toEqual(
        rows.length === 0 ? [] : [['go1.24.1', active === 'go1.24.1']],
      );
      const hasRoot = await lstat(path.join(layout.sdk('go1.24.1'), 'bin/go')).then(Boolean, () => false);
      expect({ hasRoot }).toEqual({ hasRoot: rows.length === 1 });
      expect(await readlink(layout.current).catch(() => null)).toBe(active === null ? null : layout.sdk(active));
      if (rows.length === 1) await sdks.remove('1.24', { force: true });
      await sdks.import(folder, { mode: 'copy', progress: recordingProgress() });
      expect(await sdks.verify('1.24', recordingProgress())).toMatchObject({ ok: true });
      expect(await switching.use('1.24')).toMatchObject({ active: 'go1.24.1' });
      await sdks.remove('1.24', { force: true });
    }
    await sdks.prune();
    const left = await Promise.all(
      ['versions', 'staging', 'trash', 'aliases'].map((name) => readdir(path.join(home, name)).catch(() => [])),
    );
    expect(left.flat().filter((name) => !name.endsWith('.tmp'))).toEqual([]);
  });
});

/** Starts the worker and kills it after a random part of a round, which takes about 150 ms. */
async function killDuringWork(home: string, folder: string): Promise<void> {
  const child = spawn(process.execPath, [WORKER, home, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let failure = '';
  child.stderr.on('data', (chunk) => (failure += chunk));
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(failure).toBe('');
}

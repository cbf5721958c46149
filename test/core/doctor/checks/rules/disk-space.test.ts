import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskSpaceCheck } from '../../../../../electron/core/doctor/checks/rules/disk-space.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../../helpers/tmpfs.ts';

/** A folder on a roomy disk of its own, so that the disk of this machine decides nothing. */
const ROOMY = 'size=4g';

/** Takes no room: the file has a size and no bytes. */
async function writeLarge(file: string, sizeBytes: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '');
  await truncate(file, sizeBytes);
}

describe.skipIf(!canMount())('disk space', () => {
  it('a disk that is nearly full, named once for all that lies on it', async () => {
    const sandbox = await createSandbox();
    const small = await mountTmpfs(path.join(sandbox.dir, 'small'), 'size=20m');
    const roomy = await mountTmpfs(path.join(sandbox.dir, 'roomy'), ROOMY);
    const loginEnv = { GOCACHE: path.join(small, 'new/go-build'), GOMODCACHE: path.join(small, 'mod'), TMPDIR: roomy };
    const machine = await openCheck(sandbox, diskSpaceCheck, { loginEnv });
    await expectFindings(machine, [
      {
        kind: 'disk-nearly-full',
        severity: 'error',
        params: { what: 'GOCACHE', folder: loginEnv.GOCACHE, freeMegabytes: 20 },
      },
    ]);
  });

  it('less than a gigabyte is a warning', async () => {
    const sandbox = await createSandbox();
    const small = await mountTmpfs(path.join(sandbox.dir, 'small'), 'size=500m');
    const roomy = await mountTmpfs(path.join(sandbox.dir, 'roomy'), ROOMY);
    const machine = await openCheck(sandbox, diskSpaceCheck, {
      loginEnv: { GOCACHE: roomy, GOMODCACHE: roomy, GOTMPDIR: small },
    });
    await expectFindings(machine, [{ kind: 'disk-nearly-full', severity: 'warning', params: { what: 'GOTMPDIR' } }]);
  });

  it('caches that have become large', async () => {
    const sandbox = await createSandbox();
    const roomy = await mountTmpfs(path.join(sandbox.dir, 'roomy'), ROOMY);
    const loginEnv = { GOCACHE: path.join(roomy, 'build'), GOMODCACHE: path.join(roomy, 'mod'), TMPDIR: roomy };
    await writeLarge(path.join(roomy, 'build/00/a-d'), 1e9);
    await writeLarge(path.join(roomy, 'mod/corp.example/big@v1.0.0/data.bin'), 21e9);
    const machine = await openCheck(sandbox, diskSpaceCheck, { loginEnv });
    await expectFindings(machine, [
      // One of the eight folders that are looked at holds a gigabyte: 256 / 8 times that.
      { kind: 'cache-large', severity: 'note', params: { what: 'GOCACHE', gigabytes: 32, command: 'go clean -cache' } },
      {
        kind: 'cache-large',
        severity: 'note',
        params: { what: 'GOMODCACHE', gigabytes: 21, command: 'go clean -modcache' },
      },
    ]);
  });

  it('says nothing of roomy disks and of small caches', async () => {
    const sandbox = await createSandbox();
    const roomy = await mountTmpfs(path.join(sandbox.dir, 'roomy'), ROOMY);
    await writeLarge(path.join(roomy, 'build/00/a-d'), 1e6);
    const machine = await openCheck(sandbox, diskSpaceCheck, {
      loginEnv: { GOCACHE: path.join(roomy, 'build'), GOMODCACHE: roomy, TMPDIR: roomy },
    });
    expect(await machine.find()).toEqual([]);
  });
});

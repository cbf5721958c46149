import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderCheck } from '../../../../../electron/core/doctor/checks/rules/temp-folder.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../../helpers/tmpfs.ts';

describe.skipIf(process.platform === 'win32')('temporary folder', () => {
  it('a folder that is missing is made', async () => {
    for (const name of ['GOTMPDIR', 'TMPDIR']) {
      const sandbox = await createSandbox();
      const folder = path.join(sandbox.userHome, 'tmp/go');
      const machine = await openCheck(sandbox, tempFolderCheck, { loginEnv: { [name]: folder } });
      const [found] = await expectFindings(machine, [{ kind: 'temp-missing', severity: 'error', params: { folder } }]);
      const { preview, after } = await machine.fixAndUndo(found);
      expect(preview.steps).toEqual([{ kind: 'make-folder', folder }]);
      expect(after).toEqual([]);
    }
  });

  it('a relative path', async () => {
    const expected = { kind: 'temp-relative', severity: 'error', params: { value: 'tmp' } } as const;
    await expectRepairedProfile(tempFolderCheck, { TMPDIR: 'tmp' }, { ...expected, params: { value: 'tmp' } });
    await expectRepairedGoEnv(tempFolderCheck, ['GOTMPDIR', 'tmp'], expected);
  });

  it('a file in place of the folder', async () => {
    const { dir } = await createSandbox();
    const folder = path.join(dir, 'file');
    await writeFile(folder, '');
    const params = { folder, problem: 'not a directory', variable: 'GOTMPDIR' };
    await expectRepairedProfile(
      tempFolderCheck,
      { GOTMPDIR: folder },
      { kind: 'temp-not-writable', severity: 'error', params },
    );
  });

  it('says nothing of folders that do', async () => {
    const { dir } = await createSandbox();
    await expectFine(tempFolderCheck, {});
    // GOTMPDIR decides for Go.
    await expectFine(tempFolderCheck, { GOTMPDIR: dir, TMPDIR: '/nowhere' });
  });

  describe.skipIf(!canMount())('on a file system where no program may run', () => {
    const mounts = (folder: string) => ({
      'proc/mounts': `rootfs / ext4 rw 0 0\ntmpfs ${folder} tmpfs rw,noexec,relatime 0 0\n`,
    });

    it('GOTMPDIR is taken away', async () => {
      const { dir } = await createSandbox();
      const folder = await mountTmpfs(path.join(dir, 'noexec'), 'noexec');
      await expectRepairedProfile(
        tempFolderCheck,
        { GOTMPDIR: folder },
        { kind: 'temp-noexec', severity: 'error', params: { folder } },
      );
    });

    it('Go gets a folder of its own where everything else keeps TMPDIR', async () => {
      const sandbox = await createSandbox();
      const folder = await mountTmpfs(path.join(sandbox.dir, 'noexec'), 'noexec');
      const machine = await openCheck(sandbox, tempFolderCheck, {
        loginEnv: { TMPDIR: folder },
        systemFiles: mounts(folder),
        os: 'linux',
      });
      const [found] = await expectFindings(machine, [{ kind: 'temp-noexec', severity: 'error', params: { folder } }]);
      const source = { origin: 'machine', file: path.join(machine.systemRoot, 'proc/mounts'), line: 2 };
      expect(found?.evidence[1]).toEqual({ name: folder, value: 'noexec', source });
      const { preview, after } = await machine.fixAndUndo(found);
      expect(preview.steps.map(({ kind }) => kind)).toEqual(['make-folder', 'edit-file']);
      expect(after).toEqual([]);
    });
  });
});

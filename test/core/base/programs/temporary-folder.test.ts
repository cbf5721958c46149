import { spawn } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeProbeFolder, sweepTemporaryFolders } from '../../../../electron/core/base/programs/temporary-folder.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const MODULE = new URL('../../../../electron/core/base/programs/temporary-folder.ts', import.meta.url).href;

it.skipIf(process.platform === 'win32')(
  'what a killed process left goes; what a living one has, and what is not such a folder, stays',
  async () => {
    const { dir, env } = await createSandbox();
    const temp = path.join(dir, 'temp');
    await mkdir(temp);
    const script = `const { makeTemporaryFolder } = await import(${JSON.stringify(MODULE)}); console.log(await makeTemporaryFolder('cc')); setInterval(() => {}, 1000);`;
    const start = async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...env, TMPDIR: temp } });
      const folder = await new Promise<string>((resolve) =>
        child.stdout.once('data', (line) => resolve(path.basename(String(line).trim()))),
      );
      const end = () => new Promise((resolve) => child.once('close', resolve).kill('SIGKILL'));
      return { folder, end };
    };
    const killed = await start();
    await writeFile(path.join(temp, killed.folder, 'probe.c'), '');
    await killed.end();
    const living = await start();
    try {
      // The second process swept what the first one left.
      expect(await readdir(temp)).toEqual([living.folder]);
      const alike = killed.folder.replace(/\w{6}$/, 'abcdef');
      await symlink(dir, path.join(temp, alike));
      for (const name of ['goswitch-cc-abc', 'mine']) await mkdir(path.join(temp, name));
      await sweepTemporaryFolders(temp);
      expect((await readdir(temp)).sort()).toEqual([alike, 'goswitch-cc-abc', living.folder, 'mine'].sort());
    } finally {
      await living.end();
    }
  },
);

it.skipIf(process.platform === 'win32')(
  'a probe that a killed process left in any folder goes with the next probe there',
  async () => {
    const { dir } = await createSandbox();
    const script = `const { makeProbeFolder } = await import(${JSON.stringify(MODULE)}); await makeProbeFolder(process.argv[1]); process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, dir]);
    await new Promise((resolve) => child.once('close', resolve));
    const [left] = (await readdir(dir)).filter((name) => name.startsWith('.goswitch-probe-'));
    await writeFile(path.join(dir, left!, 'probe1'), '');
    const probe = await makeProbeFolder(dir);
    expect((await readdir(dir)).filter((name) => name.startsWith('.goswitch-probe-'))).toEqual([path.basename(probe)]);
  },
);

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { wslCheck } from '../../../../../electron/core/doctor/checks/rules/wsl.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck, writeProgram } from '../../../../helpers/check-machine.ts';
import { linuxSandbox } from '../../../../helpers/known-releases.ts';

const KERNEL = { 'proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' };
const MAPS = 'proc/sys/vm/max_map_count';

/** A folder that stands for /mnt/c, with Go's own folder of Windows in it. */
async function machineInWsl(
  options: { readonly first?: boolean; readonly program?: string; readonly files?: Record<string, string> } = {},
) {
  const { first = false, program, files = {} } = options;
  const sandbox = await linuxSandbox();
  const drive = path.join(sandbox.dir, 'mnt/c');
  const folder = path.join(drive, 'Program Files/Go/bin');
  await mkdir(folder, { recursive: true });
  if (program !== undefined) await writeProgram(path.join(folder, program), 'echo "go version go1.26.3 windows/amd64"');
  const mounts = `none / ext4 rw 0 0\nC:\\134 ${drive} 9p rw,noatime,aname=drvfs;path=C:\\,uid=1000 0 0\n`;
  const shims = path.join(sandbox.home, 'shims');
  const machine = await openCheck(sandbox, wslCheck, {
    active: 'go1.26.3',
    systemFiles: { ...KERNEL, 'proc/mounts': mounts, ...files },
    loginEnv: { PATH: first ? `${folder}:${shims}` : `${shims}:${folder}` },
  });
  return { machine, go: path.join(folder, program ?? 'go') };
}

it('does not apply on other Linuxes', async () => {
  const systemFiles = { 'proc/sys/kernel/osrelease': '6.1.0-25-amd64\n', [MAPS]: '100\n' };
  expect(await (await openCheck(await linuxSandbox(), wslCheck, { systemFiles })).run()).toBe('not-applicable');
});

it('the go of Windows comes first', async () => {
  const { machine, go } = await machineInWsl({ first: true, program: 'go' });
  await expectFindings(machine, [{ kind: 'wsl-windows-go-first', severity: 'error', params: { go } }]);
});

it('the go of Windows is on PATH, behind', async () => {
  const { machine, go } = await machineInWsl({ program: 'go.exe' });
  await expectFindings(machine, [{ kind: 'wsl-windows-go', severity: 'note', params: { go } }]);
});

it('few memory maps', async () => {
  const { machine } = await machineInWsl({ files: { [MAPS]: '32768\n' } });
  const [found] = await expectFindings(machine, [
    { kind: 'wsl-map-count', severity: 'warning', params: { count: 32768 } },
  ]);
  expect(found!.evidence[0]!.source!.file).toBe(path.join(machine.systemRoot, MAPS));
});

it('says nothing of a WSL without Go of Windows and with the usual number of maps', async () => {
  expect(await (await machineInWsl({ files: { [MAPS]: '65530\n' } })).machine.find()).toEqual([]);
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../../electron/contract/exit-codes.ts';
import type { ScanReport } from '../../../electron/contract/programs.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { makeProgram } from '../../helpers/made-programs.ts';
import { createSandbox, type Sandbox } from '../../helpers/sandbox.ts';

const MODULES =
  'path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:abc=\nbuild\tGOARCH=amd64\nbuild\tGOOS=linux\n';

async function writeProgram(file: string, version: string, modules = MODULES): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(
    file,
    Buffer.concat([makeProgram({ format: 'elf', wide: true, inline: true, version, modules }), Buffer.alloc(4096)]),
    {
      mode: 0o755,
    },
  );
}

/** go1.26.3 is active; GOPATH/bin has a program of it, an old one and an old one that nothing is known of. */
async function openHome(): Promise<{ sandbox: Sandbox; bin: string }> {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, env: { SHELL: '/bin/sh' } });
  await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
  await goswitchIn(sandbox).run(['use', '1.26.3']);
  const bin = path.join(sandbox.userHome, 'go/bin');
  await writeProgram(path.join(bin, 'fresh'), 'go1.26.3');
  await writeProgram(path.join(bin, 'old'), 'go1.20.1');
  await writeProgram(path.join(bin, 'unknown'), 'go1.20.1', '');
  return { sandbox, bin };
}

describe('goswitch scan', () => {
  it('prints tables, and mismatches are no failure', async () => {
    const { sandbox } = await openHome();
    const { code, stdout, stderr } = await goswitchIn(sandbox).run(['scan']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SDKs\n(?:.*\n)* {2}go1\.26\.3 +inconsistent /);
    expect(stdout).toMatch(/\nGOROOT\n/);
    expect(stdout).toMatch(/\n {2}old +go1\.20\.1 +end of life +example\.com\/tool v1\.2\.3 +possible +~\/go\/bin\n/);
    expect(stdout).toMatch(/\n {2}unknown +go1\.20\.1 +end of life +no module known +~\/go\/bin$/m);
    expect(stderr).toBe('To rebuild the older program, run: goswitch scan --rebuild\n');
  });

  it('with folders looks only there', async () => {
    const { sandbox, bin } = await openHome();
    const { code, value } = await goswitchIn(sandbox).json(['scan', path.join(bin, 'fresh'), 'none']);
    expect(code).toBe(0);
    const { binaries, folders, sdks, goroot } = value as ScanReport;
    expect({ sdks, goroot }).toEqual({ sdks: [], goroot: null });
    expect(binaries.map(({ name, standing }) => [name, standing])).toEqual([['fresh', 'same']]);
    expect(folders.map(({ folder, exists }) => [folder, exists])).toEqual([
      [path.join(bin, 'fresh'), true],
      [path.join(sandbox.dir, 'none'), false],
    ]);
  });

  it('--rebuild says what failed, with an exit code, and leaves it as it was', async () => {
    const { sandbox, bin } = await openHome();
    const before = await readFile(path.join(bin, 'old'));
    // The made SDK prints what it is called with and builds nothing.
    const { code, stdout, stderr } = await goswitchIn(sandbox).run(['scan', '--rebuild', 'old']);
    expect(code).toBe(EXIT_CODES['rebuild-failed']);
    expect(stdout + stderr).toContain('go install example.com/tool@v1.2.3 left no program');
    expect((await readFile(path.join(bin, 'old'))).equals(before)).toBe(true);
  });

  it('--rebuild with a name that no program has is not understood', async () => {
    const { sandbox } = await openHome();
    const { code, stderr } = await goswitchIn(sandbox).run(['scan', '--rebuild', 'none']);
    expect(code).toBe(EXIT_CODES['invalid-input']);
    expect(stderr).toContain('No Go program named none was found');
  });

  it('--rebuild does nothing where nothing is older', async () => {
    const sandbox = await createSandbox({ env: { SHELL: '/bin/sh' } });
    await installFakeSdk(sandbox.context, { version: 'go1.26.3' });
    await goswitchIn(sandbox).run(['use', '1.26.3']);
    expect(await goswitchIn(sandbox).json(['scan', '--rebuild'])).toEqual({
      code: 0,
      value: { version: 'go1.26.3', binaries: [] },
    });
  });

  it('help says that it takes several folders', async () => {
    const { stdout } = await goswitchIn(await createSandbox()).run(['scan', '--help']);
    expect(stdout).toContain('goswitch scan [dir...] [options]');
  });
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { coreOver } from '../core/manager/install/install-engine.ts';
import { builtEntry } from '../helpers/built-entry.ts';
import { installFakeSdk, makeFakeSdk } from '../helpers/fake-sdk.ts';
import { COMPILE_CACHE } from '../helpers/goswitch-command.ts';
import { createSandbox, type Sandbox } from '../helpers/sandbox.ts';

const run = promisify(execFile);
const NOT_UTF8 = Buffer.from([0x63, 0x61, 0x66, 0xe9]);

/** As bytes, since Node's own names of such files lead elsewhere. */
const at = (sandbox: Sandbox, ...below: string[]) =>
  Buffer.concat([Buffer.from(`${sandbox.dir}/`), NOT_UTF8, Buffer.from(below.map((part) => `/${part}`).join(''))]);

/** Runs `script` by sh, in the sandbox; `$D` is the folder, `goswitch` the command. @returns what it answered */
async function shell(sandbox: Sandbox, script: string, env: Record<string, string> = {}) {
  const prelude = `D=$(printf 'caf\\351'); goswitch() { '${process.execPath}' '${builtEntry()}' "$@"; }\n`;
  const options = { cwd: sandbox.dir, env: { ...sandbox.env, ...COMPILE_CACHE, ...env } };
  return await run('/bin/sh', ['-c', prelude + script], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
}

/** A sandbox with that folder, and beside it the one that Node would mistake it for. */
async function open() {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
  await mkdir(at(sandbox));
  await writeFile(at(sandbox, '.go-version'), '1.25\n');
  await mkdir(path.join(sandbox.dir, 'caf\ufffd'));
  for (const version of ['go1.25.1', 'go1.26.1']) await installFakeSdk(sandbox.context, { version });
  return sandbox;
}

// macOS and Windows have no such names.
describe.skipIf(process.platform !== 'linux')('a folder whose name is not UTF-8', () => {
  it.each([
    ['pin', 'cd "$D" && goswitch pin 1.26'],
    ['pin --folder', 'goswitch pin 1.26 --folder "$D"'],
    ['unpin', 'cd "$D" && goswitch unpin'],
    ['projects add', 'goswitch projects add "$D"'],
    ['projects add, here', 'cd "$D" && goswitch projects add'],
    ['import', 'goswitch import "$D" --link'],
    ['scan', 'goswitch scan "$D"'],
    ['current', 'cd "$D" && goswitch current'],
    ['which', 'cd "$D" && goswitch which'],
    ['a home', 'GOSWITCH_HOME="$PWD/$D" goswitch use 1.26'],
    ['HOME', 'HOME="$PWD/$D" GOSWITCH_HOME= goswitch setup'],
    ['doctor --snapshot', 'goswitch doctor --snapshot "$D/file"'],
  ])('%s refuses it by name and touches nothing', async (_title, script) => {
    const sandbox = await open();
    const { code, stderr } = await shell(sandbox, script);
    expect({ code, stderr }).toEqual({ code: expect.any(Number), stderr: expect.stringContaining('caf\ufffd') });
    expect(code).not.toBe(0);
    expect(stderr).toContain('not UTF-8');
    expect(await readdir(path.join(sandbox.dir, 'caf\ufffd'))).toEqual([]);
    expect(await readdir(at(sandbox))).toEqual(['.go-version']);
    expect(await readFile(at(sandbox, '.go-version'), 'utf8')).toBe('1.25\n');
  });

  it('a profile, a pin and an SDK that are links into it are refused too', async () => {
    const sandbox = await open();
    const core = coreOver(sandbox);
    await writeFile(at(sandbox, 'profile'), 'a\n');
    const profile = path.join(sandbox.userHome, '.profile');
    await symlink(at(sandbox, 'profile'), profile);
    const [change] = await (await core.profiles()).apply({ targets: ['sh'] });
    expect(change).toMatchObject({
      action: 'refused',
      problem: { code: 'invalid-input', message: expect.stringContaining('not UTF-8') },
    });

    const project = await mkdtemp(path.join(sandbox.dir, 'project-'));
    await symlink(at(sandbox, '.go-version'), path.join(project, '.go-version'));
    const projects = await core.projects();
    await expect(projects.pin(project, '1.26')).rejects.toThrow('not UTF-8');
    await expect(projects.unpin(project)).rejects.toThrow('not UTF-8');

    await makeFakeSdk(path.join(sandbox.dir, 'outside'), { version: 'go1.23.1' });
    await run('/bin/sh', ['-c', `mv outside "$(printf 'caf\\351')/go"`], { cwd: sandbox.dir });
    await symlink(at(sandbox, 'go'), path.join(sandbox.dir, 'link'));
    expect((await shell(sandbox, 'goswitch import link --link')).stderr).toContain('not UTF-8');
    expect(await readdir(path.join(sandbox.dir, 'caf\ufffd'))).toEqual([]);
    expect(await readFile(at(sandbox, '.go-version'), 'utf8')).toBe('1.25\n');
    expect(await readFile(at(sandbox, 'profile'), 'utf8')).toBe('a\n');
  });

  it('is followed by the shim, which knows bytes', async () => {
    const sandbox = await open();
    const core = coreOver(sandbox);
    await (await core.switching()).use('1.26');
    const go = path.join(sandbox.home, 'shims/go');
    expect((await shell(sandbox, `cd "$D" && '${go}' version`)).stdout).toContain('go1.25.1');
    expect((await shell(sandbox, `'${go}' version`)).stdout).toContain('go1.26.1');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settleLeftChanges } from '../../../../electron/core/base/journal/settle-left-changes.ts';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import type { Fix } from '../../../../electron/core/doctor/fixes/fix.ts';
import type { CheckTools } from '../../../../electron/core/doctor/machine/check-tools.ts';
import { sha256 } from '../../../../electron/core/manager/profiles/edit-records.ts';
import { type CheckMachineOptions, openCheck } from '../../../helpers/check-machine.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A check that finds trouble as long as `isWrong` says so, with the fix given. */
function checkOf(
  isWrong: (tools: CheckTools) => Promise<boolean>,
  fix: (tools: CheckTools) => Promise<Fix | null> | Fix | null,
): Check {
  return {
    id: 'made',
    looksAt: 'What a test made',
    async run(tools) {
      if (!(await isWrong(tools))) return [];
      const offered = await fix(tools);
      return [
        {
          kind: 'go-shadowed',
          severity: 'error',
          params: { go: 'x' },
          evidence: [],
          ...(offered === null ? {} : { fix: offered }),
        },
      ];
    },
  };
}

async function open(check: Check, options?: CheckMachineOptions) {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, check, options);
  return { ...sandbox, ...machine, at: (...parts: string[]) => path.join(sandbox.userHome, ...parts) };
}

const isSet = (name: string) => async (tools: CheckTools) => (await tools.variable(name)).length > 0;
const remove = (name: string) => async (tools: CheckTools) =>
  tools.fixes.removeVariable((await tools.variable(name))[0]!);

describe('a variable is taken away', () => {
  it('where a profile exports it', async () => {
    const { find, fixAndUndo, at } = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), {
      loginEnv: { GOROOT: '/x' },
    });
    const { preview, after } = await fixAndUndo((await find())[0]);
    expect(preview.steps).toMatchObject([
      { kind: 'edit-file', file: at('.profile'), diff: expect.stringContaining("-export GOROOT='/x'") },
    ]);
    expect(after).toEqual([]);
  });

  it('where the go env file sets it', async () => {
    const files = { '.config/go/env': { text: 'GOROOT=/x\nGOPROXY=https://lin:hunter2@corp.example\n', mode: 0o600 } };
    const { find, fixAndUndo, at } = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), { files });
    const { preview, after } = await fixAndUndo((await find())[0]);
    expect(preview.steps).toMatchObject([{ kind: 'edit-file', file: at('.config/go/env') }]);
    expect(JSON.stringify(preview)).not.toContain('hunter2');
    expect(after).toEqual([]);
  });

  it('not where this process alone has it, nor where the file is not the user’s own', async () => {
    const own = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), { env: { GOROOT: '/x' } });
    expect((await own.find())[0]).not.toHaveProperty('fix');
    const { find } = await open(
      checkOf(
        async () => true,
        ({ fixes }) => fixes.commentOutLine('sh', { file: '/etc/profile', line: 1, text: 'x', traced: true }),
      ),
    );
    expect((await find())[0]).not.toHaveProperty('fix');
  });

  it.each([
    ['sets others, too', "export GOROOT='/x' GOPATH='/mine'\n"],
    ['does more', "export GOROOT='/x'; . /dev/null\n"],
  ])('not where the line %s', async (_name, profile) => {
    const { find } = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), { files: { '.profile': profile } });
    expect((await find())[0]).not.toHaveProperty('fix');
  });

  it('not by a line that was never run, and says another value', async () => {
    const profile = '[ -e /nowhere ] && export GOROOT=/opt/go\n';
    const env = { GOROOT: '/x' };
    const { find, tools } = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), {
      env,
      files: { '.profile': profile },
      loginEnv: {},
    });
    const { tools: asked } = tools();
    const line = await (await asked.core.profiles()).variableLine({ name: 'GOROOT', value: '/x', shell: '/bin/sh' });
    expect(line).toBeNull();
    expect((await find())[0]).not.toHaveProperty('fix');
  });

  it('not from a profile that changed meanwhile', async () => {
    const { find, at } = await open(checkOf(isSet('GOROOT'), remove('GOROOT')), { loginEnv: { GOROOT: '/x' } });
    const [found] = await find();
    await writeFile(at('.profile'), '# all new\n');
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'fix-impossible' });
    expect(await readFile(at('.profile'), 'utf8')).toBe('# all new\n');
  });
});

describe('a variable is set', () => {
  it('in a go env file that is made with its folder, and goes with it', async () => {
    const check = checkOf(
      async (tools) => !(await isSet('GOFLAGS')(tools)),
      ({ fixes }) => fixes.setGoEnv('GOFLAGS', '-mod=mod'),
    );
    const { find, fixAndUndo } = await open(check);
    expect((await fixAndUndo((await find())[0])).after).toEqual([]);
  });

  it('not where GOENV=off', async () => {
    const { find } = await open(
      checkOf(
        async () => true,
        ({ fixes }) => fixes.setGoEnv('GOFLAGS', '-v'),
      ),
      { loginEnv: { GOENV: 'off' } },
    );
    const [found] = await find();
    await expect(found!.fix!.preview()).rejects.toMatchObject({ code: 'go-env-off' });
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'go-env-off' });
  });
});

describe('a folder', () => {
  const missing = checkOf(
    async ({ context }) => (await stat(path.join(context.userHome, 'go/pkg/mod')).catch(() => null)) === null,
    ({ context, fixes }) => fixes.makeFolder(path.join(context.userHome, 'go/pkg/mod')),
  );

  it('is made with all above it, and all of them go again', async () => {
    const { find, fixAndUndo, at } = await open(missing);
    const { preview, after } = await fixAndUndo((await find())[0]);
    expect(preview.steps).toEqual([{ kind: 'make-folder', folder: at('go/pkg/mod') }]);
    expect(after).toEqual([]);
  });

  it('stays when something is in it by now', async () => {
    const { find, handlers, at } = await open(missing);
    const { journalIds } = await (await find())[0]!.fix!.apply();
    await writeFile(at('go/pkg/mod/mine'), '');
    expect(await handlers.call('journal.undo', { id: journalIds[0] })).toMatchObject({
      ok: false,
      error: { code: 'undo-impossible' },
    });
    expect(await readdir(at('go/pkg/mod'))).toEqual(['mine']);
  });

  it('is not made over a link that leads nowhere, nor where this user may not write', async () => {
    const { find, at } = await open(missing);
    const [found] = await find();
    await symlink('/nowhere', at('go'));
    await expect(found!.fix!.preview()).rejects.toThrow(`${at('go')} is a symlink that leads nowhere`);
    expect((await lstat(at('go'))).isSymbolicLink()).toBe(true);
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'fix-impossible' });
  });

  it('is not made twice', async () => {
    const { find, at } = await open(missing);
    const [found] = await find();
    await mkdir(at('go/pkg/mod'), { recursive: true });
    await expect(found!.fix!.preview()).rejects.toMatchObject({ code: 'fix-impossible' });
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'fix-impossible' });
  });
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  const files = { 'sdk/bin/go': { text: 'go', mode: 0o644 }, 'sdk/pkg/tool/compile': { text: 'c', mode: 0o600 } };
  const wanted = (context: { userHome: string }) =>
    new Map(Object.keys(files).map((name) => [path.join(context.userHome, name), 0o755]));
  const notExecutable = checkOf(
    async ({ context }) => ((await stat(path.join(context.userHome, 'sdk/bin/go'))).mode & 0o111) === 0,
    ({ context, fixes }) => fixes.changeModes(wanted(context)),
  );

  it('are set, and come back bit by bit', async () => {
    const { find, fixAndUndo, at } = await open(notExecutable, { files });
    const { preview, after } = await fixAndUndo((await find())[0]);
    expect(preview.steps).toEqual([
      { kind: 'change-mode', file: at('sdk/bin/go'), from: 0o644, to: 0o755 },
      { kind: 'change-mode', file: at('sdk/pkg/tool/compile'), from: 0o600, to: 0o755 },
    ]);
    expect(after).toEqual([]);
  });

  it('are not brought back over those that someone set since', async () => {
    const { find, handlers, at } = await open(notExecutable, { files });
    const { journalIds } = await (await find())[0]!.fix!.apply();
    await chmod(at('sdk/bin/go'), 0o500);
    expect(await handlers.call('journal.undo', { id: journalIds[0] })).toMatchObject({
      ok: false,
      error: { code: 'undo-impossible' },
    });
    expect((await stat(at('sdk/pkg/tool/compile'))).mode & 0o777).toBe(0o755);
  });

  it('are left alone behind a link, which may lead to any file', async () => {
    const { find, at } = await open(notExecutable, { files });
    const [found] = await find();
    await writeFile(at('secret'), 'key', { mode: 0o600 });
    await rm(at('sdk/pkg/tool/compile'));
    await symlink(at('secret'), at('sdk/pkg/tool/compile'));
    await expect(found!.fix!.preview()).rejects.toThrow('is a symlink');
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'fix-impossible' });
    expect((await stat(at('secret'))).mode & 0o777).toBe(0o600);
  });

  it.runIf(process.geteuid?.() === 0)('are not offered to a user who does not own the file (needs root)', async () => {
    const { find, at, dir } = await open(notExecutable, { files });
    const [found] = await find();
    for (const folder of [dir, at()]) await chmod(folder, 0o755);
    await asOrdinaryUser(async () => {
      await expect(found!.fix!.preview()).rejects.toMatchObject({ code: 'permission-denied' });
    });
    expect((await stat(at('sdk/bin/go'))).mode & 0o777).toBe(0o644);
  });

  it('are set for all files or for none', async () => {
    const { find, at } = await open(notExecutable, { files });
    const [found] = await find();
    await rm(at('sdk/pkg/tool/compile'));
    await expect(found!.fix!.apply()).rejects.toMatchObject({ code: 'fix-impossible' });
    expect((await stat(at('sdk/bin/go'))).mode & 0o777).toBe(0o644);
  });
});

describe('set-up and versions', () => {
  it('a startup file that is refused is said, though others were changed', async () => {
    const check = checkOf(
      async () => true,
      ({ fixes }) => fixes.setUp(['bash']),
    );
    const { find, at } = await open(check, {
      active: 'go1.26.3',
      files: { '.bashrc': { text: '# from elsewhere\n', mode: 0o444 } },
    });
    await expect((await find())[0]!.fix!.apply()).rejects.toMatchObject({
      code: 'permission-denied',
      message: expect.stringContaining(at('.bashrc')),
    });
    expect(await readFile(at('.profile'), 'utf8')).toContain('>>> goswitch');
  });

  it('set-up writes its blocks, and its profiles come back', async () => {
    const check = checkOf(
      async ({ context }) =>
        !(await readFile(path.join(context.userHome, '.profile'), 'utf8')).includes('>>> goswitch'),
      ({ fixes }) => fixes.setUp(),
    );
    const { find, fixAndUndo, bin } = await open(check, { active: 'go1.26.3' });
    expect(bin).toContain('bin');
    expect((await fixAndUndo((await find())[0])).after).toEqual([]);
  });

  it('another version is made active, and the one before comes back', async () => {
    const check = checkOf(
      async ({ core }) => (await (await core.switching()).active()) !== 'go1.26.4',
      ({ fixes }) => fixes.use('go1.26.4'),
    );
    const { core, find, fixAndUndo } = await open(check, { active: 'go1.26.3' });
    await installFakeSdk(core.context, { version: 'go1.26.4' });
    await (await core.sdks()).list();
    expect((await fixAndUndo((await find())[0])).after).toEqual([]);
    expect(await (await core.switching()).active()).toBe('go1.26.3');
  });

  it('a version that is not installed cannot be made active', async () => {
    const { find } = await open(
      checkOf(
        async () => true,
        ({ fixes }) => fixes.use('go1.99.0'),
      ),
      { active: 'go1.26.3' },
    );
    await expect((await find())[0]!.fix!.preview()).rejects.toMatchObject({ code: 'fix-impossible' });
  });

  it('an installation is a job of whoever asked for it', async () => {
    const { find } = await open(
      checkOf(
        async () => true,
        ({ fixes }) => fixes.install('go1.26.9', { use: true }),
      ),
    );
    const asked: unknown[] = [];
    const [found] = await find();
    expect((await found!.fix!.preview()).steps).toEqual([
      { kind: 'install', version: 'go1.26.9' },
      { kind: 'use', version: 'go1.26.9' },
    ]);
    const startInstall = async (request: unknown) => {
      asked.push(request);
      return { jobId: '7' };
    };
    expect(await found!.fix!.apply({ startInstall })).toEqual({ journalIds: [], jobId: '7' });
    expect(asked).toEqual([{ version: 'go1.26.9', use: true, replace: false }]);
  });
});

describe.skipIf(findRealGo() === null)('with a real go (needs one on this machine)', () => {
  it('one that cannot start at all is repaired and undone', async () => {
    const check = checkOf(
      async ({ effectiveGo, runGo, context }) =>
        (await runGo((await effectiveGo())!.root, ['version'], { env: { HOME: context.userHome } })).code !== 0,
      ({ fixes }) => fixes.unsetGoEnv(['GOROOT']),
    );
    const { find, fixAndUndo } = await open(check, {
      realGo: findRealGo()!.root,
      files: { '.config/go/env': 'GOROOT=/bad\n' },
    });
    expect((await fixAndUndo((await find())[0])).after).toEqual([]);
  });
});

it('kill -9 at any moment leaves a machine that the journal tells of', async () => {
  const check = checkOf(
    async () => false,
    () => null,
  );
  const { core, userHome, at } = await open(check);
  await writeFile(at('go-env'), 'GOROOT=/x\nGOFLAGS=-v\n');
  await writeFile(at('program'), '', { mode: 0o600 });
  for (let round = 0; round < 8; round++) {
    await killAfter(userHome, Math.random() * 120);
    await settleLeftChanges(core);
    // Killed before its first change, it has not made the folder.
    const kept = await readdir(core.context.layout.backups).catch((): string[] => []);
    expect(kept.filter((name) => name.startsWith('pending-'))).toEqual([]);
    const bytes = await readFile(at('go-env'));
    expect(['GOFLAGS=-v\n', 'GOROOT=/x\nGOFLAGS=-v\n', 'GOFLAGS=-v\nGOROOT=/x\n']).toContain(bytes.toString());
    const entries = await (await core.journal()).list({ limit: 5000 });
    const latest = (action: string) =>
      entries.find((entry) => entry.action === action)?.undo as Record<string, unknown> | undefined;
    expect(latest('go-env.edit')?.['afterSha256'] ?? sha256(bytes)).toBe(sha256(bytes));
    const isThere = (await stat(at('a/b')).catch(() => null)) !== null;
    expect(latest('folder.make')?.['made'] ?? isThere).toBe(isThere);
    const mode = (await stat(at('program'))).mode & 0o777;
    expect((latest('modes.change')?.['files'] as { to: number }[] | undefined)?.[0]?.to ?? mode).toBe(mode);
  }
  expect((await readdir(userHome)).filter((name) => name.startsWith('.goswitch-'))).toEqual([]);
}, 120_000);

async function killAfter(userHome: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('fix-until-killed.ts', import.meta.url)), userHome], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin' },
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'close');
}

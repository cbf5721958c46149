import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { toErrorShape } from '../../../../electron/contract/errors.ts';
import type { Check } from '../../../../electron/core/doctor/checks/check.ts';
import { type CheckMachineOptions, openCheck, readTree } from '../../../helpers/check-machine.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const go = findRealGo();
const NO_CHECK: Check = { id: 'none', looksAt: '', run: async () => [] };
const SECRET = 'https://ada:geheim@proxy.corp.example';

async function setUp(options: CheckMachineOptions = {}, root = go?.root ?? '/nowhere') {
  const sandbox = await createSandbox();
  const loginEnv = { PATH: `${root}/bin:/usr/bin:/bin`, ...options.loginEnv };
  const machine = await openCheck(sandbox, NO_CHECK, { ...options, loginEnv });
  const goEnv = await machine.core.goEnv();
  const file = path.join(sandbox.userHome, '.config/go/env');
  const refusal = async (changes: Record<string, string | null>) =>
    toErrorShape(
      await goEnv.set(changes).then(
        () => new Error('it was accepted'),
        (error: unknown) => error,
      ),
    );
  return { ...sandbox, ...machine, goEnv, file, refusal, read: () => readFile(file, 'utf8').catch(() => null) };
}

describe.skipIf(go === null)('setting Go variables (needs a real Go)', () => {
  it('sets and unsets as go env -w and -u do, in one change that is undone to the same bytes', async () => {
    const { goEnv, file, read, undo, userHome } = await setUp({ files: { '.config/go/env': '# mine\nGOFLAGS=-v\n' } });
    const before = await readTree(userHome);
    const { journalId, overruled } = await goEnv.set({ GOPROXY: 'https://one.example,direct', GOFLAGS: null });
    expect([await read(), overruled]).toEqual(['# mine\nGOPROXY=https://one.example,direct\n', []]);
    const said = execFileSync(path.join(go!.root, 'bin/go'), ['env', 'GOPROXY', 'GOFLAGS'], {
      env: { HOME: userHome, GOTOOLCHAIN: 'local' },
      encoding: 'utf8',
    });
    expect([said, file.startsWith(userHome)]).toEqual(['https://one.example,direct\n\n', true]);
    await undo(journalId!);
    expect(await readTree(userHome)).toEqual(before);
    expect((await goEnv.set({ GOFLAGS: '-v' })).journalId).toBeNull();
  });

  it.each([
    ['GO111MODULE', 'maybe', 'invalid GO111MODULE value "maybe"'],
    ['GOPATH', 'rel', 'GOPATH entry is relative'],
    ['GOOS', 'foo', 'unsupported GOOS/GOARCH pair foo/'],
    ['GONONSENSE', 'x', 'unknown go command variable GONONSENSE'],
    ['GOEXPERIMENT', 'bogus', 'unknown GOEXPERIMENT bogus'],
    ['GOMOD', '/x', 'GOMOD cannot be modified'],
    ['GODEBUG', 'x=1', 'GODEBUG can only be set using the OS environment'],
    ['GOTELEMETRY', 'off', 'GOTELEMETRY is set with go telemetry'],
  ])("%s=%s is refused in the go command's words: %s", async (name, value, words) => {
    const { refusal, read } = await setUp();
    expect(await refusal({ GOPRIVATE: 'git.corp.example', [name]: value })).toMatchObject({
      code: 'go-setting-invalid',
      message: expect.stringContaining(words),
    });
    expect(await read()).toBeNull();
  });

  it.each([
    ['GOFLAGS', 'bad', 'non-flag'],
    ['GOFLAGS', "'-x", 'unterminated'],
    ['GOCACHE', 'rel', 'must be an absolute path'],
    ['GOBIN', 'rel', 'must be an absolute path'],
    ['GOAMD64', 'v9', 'v1, v2, v3, v4'],
    ['CGO_ENABLED', 'yes', 'CGO_ENABLED is 0 or 1'],
    ['GOPROXY', 'ftp://x.example', 'invalid proxy URL scheme'],
    ['GOTOOLCHAIN', 'bash', 'invalid GOTOOLCHAIN'],
  ])('%s=%s, which go env -w lets through, is refused: %s', async (name, value, words) => {
    const { refusal, read } = await setUp();
    expect(await refusal({ [name]: value })).toMatchObject({
      code: 'go-setting-invalid',
      message: expect.stringContaining(words),
    });
    expect(await read()).toBeNull();
  });

  it('repairs a file that stops every go command', async () => {
    const { goEnv, read } = await setUp({ files: { '.config/go/env': 'GOROOT=/nowhere\nGOFLAGS=-v\n' } });
    await goEnv.set({ GOROOT: null, GOPRIVATE: 'git.corp.example' });
    expect(await read()).toBe('GOFLAGS=-v\nGOPRIVATE=git.corp.example\n');
  });

  it('says when the environment overrules the new value, from which line, and that this can be repaired', async () => {
    const { goEnv, userHome } = await setUp({ loginEnv: { GOPROXY: SECRET } });
    const { overruled } = await goEnv.set({ GOPROXY: 'direct' });
    const line = {
      file: path.join(userHome, '.profile'),
      line: 2,
      text: expect.stringContaining('export GOPROXY='),
      traced: expect.any(Boolean),
    };
    expect(overruled).toEqual([{ name: 'GOPROXY', value: 'https://***@proxy.corp.example', line, fixable: true }]);
  });

  it('keeps a password that the person saw as ***, and writes it into no journal', async () => {
    const { goEnv, read, refusal, context } = await setUp({
      files: { '.config/go/env': `GOPROXY=${SECRET},direct\n` },
    });
    await goEnv.set({ GOPROXY: 'https://***@proxy.corp.example|https://two.example,direct' });
    expect(await read()).toBe(`GOPROXY=${SECRET}|https://two.example,direct\n`);
    expect(await refusal({ GOPROXY: 'https://***@other.example' })).toMatchObject({ code: 'go-setting-invalid' });
    expect(await readFile(context.layout.journal, 'utf8')).not.toContain('geheim');
  });

  it('sets the telemetry mode and undoes it', async () => {
    const { goEnv, core, undo } = await setUp();
    const mode = async () => (await goEnv.list()).variables.find(({ name }) => name === 'GOTELEMETRY')?.value;
    await goEnv.setTelemetry('off');
    expect(await mode()).toBe('off');
    const [entry] = await (await core.journal()).list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'go-env.telemetry', data: { from: 'local', to: 'off' } });
    await undo(entry!.id);
    expect(await mode()).toBe('local');
  });
});

describe('without any go', () => {
  it('edits the file by its own rules', async () => {
    const { goEnv, read, refusal } = await setUp({}, '/nowhere');
    await goEnv.set({ GOPROXY: 'direct' });
    expect(await read()).toBe('GOPROXY=direct\n');
    expect(await refusal({ GOCACHE: 'rel' })).toMatchObject({ code: 'go-setting-invalid' });
    expect(await refusal({ GOMOD: '/x' })).toMatchObject({ code: 'go-setting-invalid' });
  });
});

describe('presets of settings', () => {
  it('are saved, renamed, switched to in one change, known again, removed and brought back', async () => {
    const { goEnv, read, core, undo } = await setUp({}, '/nowhere');
    await goEnv.presets.save({
      name: 'office',
      values: { GOPROXY: 'https://proxy.corp.example,direct', GOPRIVATE: 'git.corp.example' },
    });
    await goEnv.presets.save({ name: 'home', values: { GOPROXY: null, GOPRIVATE: null } });
    await goEnv.presets.save(
      { name: 'work', values: { GOPROXY: 'https://proxy.corp.example,direct', GOPRIVATE: 'git.corp.example' } },
      'office',
    );
    expect((await goEnv.listPresets()).presets.map(({ name }) => name)).toEqual(['work', 'home']);
    const { journalId } = await goEnv.switchPreset('work');
    expect([await read(), (await goEnv.listPresets()).active]).toEqual([
      'GOPROXY=https://proxy.corp.example,direct\nGOPRIVATE=git.corp.example\n',
      'work',
    ]);
    await goEnv.switchPreset('home');
    expect((await goEnv.listPresets()).active).toBe('home');
    await expect(goEnv.switchPreset('office')).rejects.toMatchObject({ code: 'invalid-input' });
    await goEnv.presets.remove('work');
    const [removed] = await (await core.journal()).list({ limit: 1, action: 'go-env.profiles' });
    await undo(removed!.id);
    expect((await goEnv.listPresets()).presets.map(({ name }) => name)).toEqual(['work', 'home']);
    expect(journalId).not.toBeNull();
  });

  it('with a password in them are kept from others and from the journal', async () => {
    const { goEnv, context } = await setUp({}, '/nowhere');
    await goEnv.presets.save({ name: 'office', values: { GOPROXY: SECRET } });
    await goEnv.presets.save({ name: 'home', values: {} });
    expect(await readFile(context.layout.journal, 'utf8')).not.toContain('geheim');
    expect((await goEnv.presets.list())[0]?.values['GOPROXY']).toBe(SECRET);
  });
});

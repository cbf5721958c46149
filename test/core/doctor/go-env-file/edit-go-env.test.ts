import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyGoEnvChange, goEnvUndo, restoreGoEnv } from '../../../../electron/core/doctor/go-env-file/edit-go-env.ts';
import type { GoEnvChange } from '../../../../electron/core/doctor/go-env-file/plan-go-env-change.ts';
import { goEnvFileToEdit, planGoEnvChange } from '../../../../electron/core/doctor/go-env-file/plan-go-env-change.ts';
import { readGoEnvLines } from '../../../../electron/core/go/variables/go-env-file.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const real = findRealGo();

async function open(content: string | Uint8Array | null) {
  const sandbox = await createSandbox();
  const editing = { context: sandbox.context, ...createEngineParts(sandbox.context) };
  const file = path.join(sandbox.userHome, '.config/go/env');
  if (content !== null) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  const apply = (change: GoEnvChange) => applyGoEnvChange(editing, file, change);
  const undo = async (entry: Awaited<ReturnType<typeof apply>>) => restoreGoEnv(editing, goEnvUndo.parse(entry?.undo));
  const read = () => readFile(file, 'latin1').catch(() => null);
  return { ...sandbox, editing, file, apply, undo, read };
}

/** What the go command reads in it. */
async function valuesIn(file: string): Promise<Map<string, string>> {
  return new Map([...(await readGoEnvLines(file))!].map(([name, { value }]) => [name, value]));
}

describe('an edit', () => {
  it.each<[string, string | null, GoEnvChange, string]>([
    [
      'takes every line of a variable out',
      '# a\nGOROOT=/x\nGOFLAGS=-v\nGOROOT=/y\n',
      { unset: ['GOROOT'] },
      '# a\nGOFLAGS=-v\n',
    ],
    [
      'leaves a name alone that only begins alike',
      'GOROOT_FINAL=/x\n#GOROOT=/y\n GOROOT=/z\n',
      { unset: ['GOROOT'] },
      'GOROOT_FINAL=/x\n#GOROOT=/y\n GOROOT=/z\n',
    ],
    [
      'replaces the line that counts',
      'GOFLAGS=-a\nGOPROXY=p\nGOFLAGS=-b\n',
      { set: { GOFLAGS: '-c' } },
      'GOFLAGS=-a\nGOPROXY=p\nGOFLAGS=-c\n',
    ],
    ['ends a last line before it adds one', 'GOPROXY=p', { set: { GOFLAGS: '-c' } }, 'GOPROXY=p\nGOFLAGS=-c\n'],
    ['makes the file and its folder', null, { set: { GOFLAGS: '-c=ü' } }, 'GOFLAGS=-c=Ã¼\n'],
    [
      'keeps line ends, and bytes that are no text',
      'GOPROXY=\xff\xfe\r\nGOROOT=/x\r\n',
      { unset: ['GOROOT'] },
      'GOPROXY=\xff\xfe\r\n',
    ],
    ['sets and takes out at once', 'GOROOT=/x\nA=1\n', { set: { GOFLAGS: '' }, unset: ['GOROOT'] }, 'A=1\nGOFLAGS=\n'],
  ])('%s', async (_name, before, change, after) => {
    const { apply, read, undo } = await open(before === null ? null : Buffer.from(before, 'latin1'));
    const entry = await apply(change);
    expect(await read()).toBe(after);
    if (entry === null) return expect(after).toBe(before);
    await undo(entry);
    expect(await read()).toBe(before);
  });

  it('keeps the mode, and the link that a dotfile manager made', async () => {
    const { apply, undo, file, userHome } = await open(null);
    const kept = path.join(userHome, 'dotfiles/goenv');
    await mkdir(path.dirname(kept), { recursive: true });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(kept, 'GOROOT=/x\n');
    await chmod(kept, 0o600);
    await symlink(kept, file);
    const entry = await apply({ unset: ['GOROOT'] });
    expect(await readFile(kept, 'utf8')).toBe('');
    await undo(entry);
    expect([await readFile(kept, 'utf8'), (await stat(kept)).mode & 0o777]).toEqual(['GOROOT=/x\n', 0o600]);
  });

  it('removes the folders again that it made', async () => {
    const { apply, undo, userHome } = await open(null);
    await undo(await apply({ set: { GOFLAGS: '-v' } }));
    expect(await readdir(userHome)).toEqual(['.goswitch']);
  });

  it('is not undone when the file was changed since, and undoing is undone in its turn', async () => {
    const { apply, undo, file, editing, read } = await open('GOROOT=/x\n');
    const entry = await apply({ unset: ['GOROOT'] });
    await writeFile(file, 'GOFLAGS=-mine\n');
    await expect(undo(entry)).rejects.toMatchObject({ code: 'undo-impossible' });
    expect(await read()).toBe('GOFLAGS=-mine\n');
    await writeFile(file, '');
    await undo(entry);
    expect(await read()).toBe('GOROOT=/x\n');
    const [undoing] = await editing.journal.list({ limit: 1 });
    await undo(undoing!);
    expect(await read()).toBe('');
  });

  it('changes nothing and journals nothing when all is as it should be', async () => {
    const { apply, editing, read } = await open('GOFLAGS=-v\n');
    expect(await apply({ unset: ['GOROOT'], set: { GOFLAGS: '-v' } })).toBeNull();
    expect([await read(), await editing.journal.list()]).toEqual(['GOFLAGS=-v\n', []]);
  });

  it('keeps secrets out of the journal and brings them back from its backup', async () => {
    const before = 'GOPROXY=https://lin:hunter2@corp.example\nGOROOT=/x\n';
    const { apply, undo, read, context } = await open(before);
    const entry = await apply({ unset: ['GOPROXY'] });
    expect(await readFile(context.layout.journal, 'utf8')).not.toContain('hunter2');
    const [backup] = (await readdir(context.layout.backups)).filter((name) => name.startsWith('go-env-'));
    expect((await stat(path.join(context.layout.backups, backup!))).mode & 0o777).toBe(0o600);
    await undo(entry);
    expect(await read()).toBe(before);
  });

  it('loses none of many at a time', async () => {
    const { apply, file, editing } = await open('A=1\n');
    await Promise.all(Array.from({ length: 8 }, (_, at) => apply({ set: { [`GO${at}`]: String(at) } })));
    const values = await valuesIn(file);
    expect(Array.from({ length: 8 }, (_, at) => values.get(`GO${at}`))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(await editing.journal.list()).toHaveLength(8);
  });

  it('refuses what such a file cannot hold', async () => {
    const { apply } = await open('');
    await expect(apply({ set: { 'go flags': 'x' } })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(apply({ set: { GOFLAGS: 'a\nGOROOT=/x' } })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(() => goEnvFileToEdit({ GOENV: 'off', HOME: '/h' }, 'linux')).toThrow(
      expect.objectContaining({ code: 'go-env-off' }),
    );
    expect(() => goEnvFileToEdit({}, 'linux')).toThrow(expect.objectContaining({ code: 'go-env-off' }));
    expect(goEnvFileToEdit({ GOENV: '/my/env' }, 'linux')).toBe('/my/env');
  });

  it('of any file changes what it was asked to and no other byte', async () => {
    const { file } = await open('');
    const line = fc.oneof(
      fc.constantFrom('GOROOT=/x', 'GOFLAGS=-v', '', '# note', 'GOROOT', 'goroot=/y', 'GOROOT=', 'GOFLAGS=a=b'),
      fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\n', '')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.boolean(), async (lines, isEnded) => {
        const text = lines.join('\n') + (isEnded ? '\n' : '');
        await writeFile(file, text);
        const before = await valuesIn(file);
        const { after } = await planGoEnvChange(file, { unset: ['GOROOT'], set: { GOFLAGS: '-new' } });
        await writeFile(file, after);
        expect(await valuesIn(file)).toEqual(
          new Map([...before].filter(([name]) => name !== 'GOROOT').concat([['GOFLAGS', '-new']])),
        );
        const others = (one: string) =>
          one.split('\n').filter((each) => !/^(GOROOT|GOFLAGS)=/.test(each) && each !== '');
        expect(others(after.toString())).toEqual(others(Buffer.from(text).toString()));
      }),
      { numRuns: 300 },
    );
  });
});

describe.skipIf(real === null)('with a real go (needs one on this machine)', () => {
  const go = (env: Record<string, string>, ...args: string[]) =>
    execFileSync(path.join(real!.root, 'bin/go'), args, {
      env: { ...env, GOTOOLCHAIN: 'local' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();

  it('repairs a GOROOT that stops every go command, also go env -u', async () => {
    const { apply, env, undo } = await open('GOROOT=/bad\nGOFLAGS=-mod=mod\n');
    expect(() => go(env, 'env', '-u', 'GOROOT')).toThrow(/cannot find GOROOT/);
    const entry = await apply({ unset: ['GOROOT'] });
    expect([go(env, 'env', 'GOROOT'), go(env, 'env', 'GOFLAGS')]).toEqual([real!.root, '-mod=mod']);
    await undo(entry);
    expect(() => go(env, 'version')).toThrow(/cannot find GOROOT/);
  });

  it('writes what go reads, and reads what go writes', async () => {
    const { apply, env, file } = await open(null);
    await apply({ set: { GOFLAGS: '-v "-ldflags=-s -w"', GOPRIVATE: 'a=b' } });
    expect([go(env, 'env', 'GOFLAGS'), go(env, 'env', 'GOPRIVATE')]).toEqual(['-v "-ldflags=-s -w"', 'a=b']);
    go(env, 'env', '-w', 'GOPRIVATE=c', 'GOSUMDB=off');
    expect(await valuesIn(file)).toEqual(
      new Map([
        ['GOFLAGS', '-v "-ldflags=-s -w"'],
        ['GOPRIVATE', 'c'],
        ['GOSUMDB', 'off'],
      ]),
    );
  });
});

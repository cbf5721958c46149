import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildInfo, BuildModule } from '../../../../electron/contract/build-info.ts';
import { readBuildInfo } from '../../../../electron/core/go/build-info/read-build-info.ts';
import { buildCorpus, type CorpusProgram } from '../../../helpers/build-corpus.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';

const run = promisify(execFile);
const toolchains = findRealToolchains();
const newest = toolchains.at(-1);
const BUILD_LIMIT_MS = 900_000;

/** What the real go command says of a program, in our shape: it leaves out what is empty. */
async function askGo(file: string): Promise<BuildInfo | null> {
  try {
    const { stdout } = await run(path.join(newest!.root, 'bin/go'), ['version', '-m', '-json', file], {
      env: { GOTOOLCHAIN: 'local', GOENV: 'off', PATH: '' },
    });
    const told = JSON.parse(stdout) as {
      GoVersion: string;
      Path?: string;
      Main?: ToldModule;
      Deps?: ToldModule[];
      Settings?: { Key: string; Value?: string }[];
    };
    const settings = (told.Settings ?? []).map(({ Key, Value = '' }) => ({ key: Key, value: Value }));
    const main = told.Main?.Path === undefined ? null : toModule(told.Main);
    return { goVersion: told.GoVersion, path: told.Path ?? '', main, deps: (told.Deps ?? []).map(toModule), settings };
  } catch (error) {
    if (
      !/could not read Go build info|unrecognized file format|not a Go executable/.test(
        (error as { stderr?: string }).stderr ?? '',
      )
    )
      throw error;
    return null;
  }
}

interface ToldModule {
  readonly Path?: string;
  readonly Version?: string;
  readonly Sum?: string;
  readonly Replace?: ToldModule;
}

function toModule({ Path = '', Version, Sum, Replace }: ToldModule): BuildModule {
  return {
    path: Path,
    ...(Version ? { version: Version } : {}),
    ...(Sum ? { sum: Sum } : {}),
    ...(Replace === undefined ? {} : { replace: toModule(Replace) }),
  };
}

describe.skipIf(newest === undefined)('a corpus built by real toolchains', () => {
  let folder = '';
  let programs: readonly CorpusProgram[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'goswitch-corpus-'));
    programs = await buildCorpus(folder, toolchains);
  }, BUILD_LIMIT_MS);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is read as the go command reads it, in every field', async () => {
    const differences: unknown[] = [];
    for (const { name, file } of programs) {
      const told = await askGo(file);
      const result = readBuildInfo(file);
      // The go command reads no wasm, and no aix program without symbols.
      if (told === null)
        expect({ name, kind: result?.kind, knows: /wasm|aix/.test(name) }).toEqual({
          name,
          kind: 'go-binary',
          knows: true,
        });
      else
        differences.push(
          ...(JSON.stringify(result?.kind === 'go-binary' ? result.info : result) === JSON.stringify(told)
            ? []
            : [{ name, told, result }]),
        );
    }
    expect(differences).toEqual([]);
    expect(programs.length).toBeGreaterThan(12);
  });

  it('holds what makes the comparison worth something: replaced modules, quoted flags, version control', () => {
    const infoOf = (ending: string) => {
      const result = readBuildInfo(programs.find(({ name }) => name.endsWith(ending))!.file);
      if (result?.kind !== 'go-binary') throw new Error(`${ending} is not read`);
      return result.info;
    };
    const { deps, settings, main } = infoOf(' linker-flags');
    expect(deps.map(({ path: name, replace }) => [name, replace?.path ?? null])).toEqual([
      ['example.com/local', './local'],
      ['example.com/other', 'example.com/moved'],
      ['example.com/plain', null],
    ]);
    expect(main).toEqual({ path: 'example.com/corpus', version: '(devel)' });
    expect(settings).toContainEqual({ key: '-ldflags', value: `-X 'main.who=a "quoted" name'` });
  });

  it('tells platform and format', () => {
    const seen = new Set(
      programs.map(({ file }) => {
        const result = readBuildInfo(file);
        return result?.kind === 'go-binary' ? `${result.format} ${result.os}/${result.arch}` : `${result?.kind}`;
      }),
    );
    for (const one of [
      'pe windows/amd64',
      'macho darwin/arm64',
      'fat-macho darwin/arm64',
      'plan9 plan9/386',
      'xcoff aix/ppc64',
      'elf linux/s390x',
      'wasm null/wasm',
    ])
      expect(seen).toContain(one);
  });

  it('the version in a wasm module is that of its linker', () => {
    const result = readBuildInfo(programs.find(({ name }) => name.endsWith(' wasm'))!.file);
    expect(result).toMatchObject({ kind: 'go-binary', info: { goVersion: newest!.version, main: null } });
  });
});

import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ManifestHeader } from '../../../../electron/contract/models.ts';
import { sdkName } from '../../../../electron/core/layout.ts';
import { findSdk } from '../../../../electron/core/manager/home/find-sdk.ts';
import { aliasesFor, refreshAliases } from '../../../../electron/core/manager/home/refresh-aliases.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const NATIVE = { os: 'darwin', arch: 'arm64' };

function installed(...names: string[]) {
  return names.map((text) => {
    const [version = '', arch = 'arm64'] = text.split('/');
    const platform = { os: 'darwin', arch };
    const name = sdkName(version, platform, NATIVE);
    return { name, root: `/versions/${name}`, header: { name, version, ...platform } as ManifestHeader, problem: null };
  });
}

const aliases = (...names: string[]) => Object.fromEntries(aliasesFor(installed(...names), NATIVE));

describe('aliases', () => {
  it('name the newest stable installed release of each family, of each major, and the two newest families', () => {
    expect(aliases('go1.26.3', 'go1.26.10', 'go1.25.9', 'go1.27rc1', 'go1.9.7')).toEqual({
      '1': 'go1.26.10',
      '1.26': 'go1.26.10',
      '1.25': 'go1.25.9',
      '1.9': 'go1.9.7',
      latest: 'go1.26.10',
      oldstable: 'go1.25.9',
    });
  });

  it('give the first release of a family before 1.21 its second name', () => {
    expect(aliases('go1.20')).toEqual({ '1': 'go1.20', '1.20': 'go1.20', '1.20.0': 'go1.20', latest: 'go1.20' });
    expect(aliases('go1.21.0')).toEqual({ '1': 'go1.21.0', '1.21': 'go1.21.0', latest: 'go1.21.0' });
  });

  it('lead to another platform that runs here only where there is no native one', () => {
    expect(aliases('go1.15.15/amd64', 'go1.26.3/amd64', 'go1.26.2')).toEqual({
      '1': 'go1.26.2',
      '1.15': 'go1.15.15.darwin-amd64',
      '1.15.15': 'go1.15.15.darwin-amd64',
      '1.26': 'go1.26.2',
      '1.26.3': 'go1.26.3.darwin-amd64',
      latest: 'go1.26.2',
      oldstable: 'go1.15.15.darwin-amd64',
    });
    expect(aliases('go1.26.3/386')).toEqual({});
  });

  it('are none for prereleases and dirty names alone', () => {
    expect(aliases('go1.27rc1', 'go1.9.2rc2')).toEqual({});
    expect(aliases()).toEqual({});
  });

  it('mean what find means, for every alias and any set of installed SDKs', () => {
    const versions = fc.subarray([
      'go1.4',
      'go1.20',
      'go1.20.1',
      'go1.21.0',
      'go1.26.3',
      'go1.26.10',
      'go1.27rc1',
      'go1.27rc2',
      'go1.9.2rc2',
    ]);
    fc.assert(
      fc.property(versions, versions, (native, amd64) => {
        const all = installed(...native, ...amd64.map((version) => `${version}/amd64`));
        for (const [spec, name] of aliasesFor(all, NATIVE))
          expect([spec, findSdk(all, NATIVE, spec).name]).toEqual([spec, name]);
      }),
    );
  });
});

describe('refreshing the aliases', () => {
  it('writes what is missing, mends what is wrong, removes what is no longer true, and leaves the rest alone', async () => {
    const { context } = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
    const { layout } = context;
    for (const version of ['go1.26.3', 'go1.25.9']) await installFakeSdk(context, { version });
    await refreshAliases(context);
    const untouched = (await stat(layout.alias('1.25'))).ino;
    await writeFile(layout.alias('1.26'), 'go1.1\n');
    await writeFile(layout.alias('1.24'), 'go1.24.1\n');
    await writeFile(layout.alias('notes.txt'), 'mine');
    await rm(layout.alias('latest'));
    await refreshAliases(context);
    const texts = await Promise.all(
      (await readdir(layout.aliases)).sort().map(async (name) => [name, await readFile(layout.alias(name), 'utf8')]),
    );
    expect(Object.fromEntries(texts)).toEqual({
      '1': 'go1.26.3\n',
      '1.25': 'go1.25.9\n',
      '1.26': 'go1.26.3\n',
      latest: 'go1.26.3\n',
      'notes.txt': 'mine',
      oldstable: 'go1.25.9\n',
    });
    expect((await stat(layout.alias('1.25'))).ino).toBe(untouched);
  });

  it('counts an SDK that is about to go as gone', async () => {
    const { context } = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
    for (const version of ['go1.26.3', 'go1.26.2']) await installFakeSdk(context, { version });
    await refreshAliases(context, { except: 'go1.26.3' });
    expect(await readFile(context.layout.alias('1.26'), 'utf8')).toBe('go1.26.2\n');
  });

  it('makes no folder where nothing is installed', async () => {
    const { context, home } = await createSandbox();
    await mkdir(home);
    await refreshAliases(context);
    expect(await readdir(home)).toEqual([]);
  });
});

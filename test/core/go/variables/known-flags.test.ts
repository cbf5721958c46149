import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { chdirsOf, modfileOf, refusedGoflags } from '../../../../electron/core/go/variables/known-flags.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const run = promisify(execFile);
const toolchains = findRealToolchains({ oldest: 'go1.20' }).filter(({ version }) => /^go1\.\d+\.\d+$/.test(version));
/** Those that came with a release, those that all have, and those that none has. */
const GOFLAGS = [
  ...['-nosuchflag', 'nosuch', '-mod=mod -tags=a', '--trimpath --nope=1', '-test.v', '-count=1 -bench=.', '-artifacts'],
  ...[
    '-C=here',
    '--C=here',
    '-C',
    '-C=here -nosuch',
    '-v=maybe -C=here',
    '-C=here -v=maybe',
    '-v=',
    '-m=T',
    '-m=x',
    '-json=x',
  ],
  ...[
    '-race=maybe',
    '-p=x',
    '-fullpath',
    '-changed',
    '-diff',
    '-godebug=a',
    '-tool',
    '-droptool=a',
    '-ignore=a',
    '-toolchain=a',
    '-http',
  ],
];

describe.skipIf(toolchains.length < 5)('flags that a go refuses (needs five real toolchains)', () => {
  it.each(toolchains.map(({ version, root }) => [version, root] as const))('%s', async (version, root) => {
    const { dir } = await createSandbox();
    // What Go 1.20 makes of a folder that is missing, explain-toolchain.ts says.
    await mkdir(path.join(dir, 'here'));
    const env = { HOME: dir, PATH: '/usr/bin:/bin', GOTOOLCHAIN: 'local', GOTELEMETRY: 'off' };
    const asked = GOFLAGS.map(async (goflags) => {
      const said = await run(path.join(root, 'bin/go'), ['version'], {
        cwd: dir,
        env: { ...env, GOFLAGS: goflags },
      }).then(
        () => null,
        ({ stderr }: { stderr: string }) => /^go: (.*)$/m.exec(stderr)?.[1] ?? null,
      );
      return [goflags, said];
    });
    const told = GOFLAGS.map((goflags) => [goflags, refusedGoflags(goflags, version)]);
    expect(told).toEqual(await Promise.all(asked));
  });
});

it.each([
  ['-modfile=other.mod', 'other.mod'],
  ["-v '--modfile=a b.mod' -x", 'a b.mod'],
  ['-modfile=one.mod -modfile=two.mod', 'two.mod'],
  ['-modfile=', null],
  ['-mod=mod', null],
  ["'-modfile=x", null],
])('the file of -modfile in "%s"', (goflags, file) => expect(modfileOf(goflags)).toBe(file));

it.each([
  ['-C=a --C=b', ['a', 'b']],
  ["'-C=a b' -v -C", ['a b']],
  ['-Cx=a -x', []],
])('the folders of -C in "%s"', (goflags, folders) => expect(chdirsOf(goflags)).toEqual(folders));

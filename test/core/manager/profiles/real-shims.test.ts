import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { createCore } from '../../../../electron/core/create-core.ts';
import { shellNamed } from '../../../../electron/core/manager/shells/shells.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { findProgram } from './find-program.ts';
import { writeGo } from './profiles-sandbox.ts';

const STARTS = [
  { isLogin: true, isInteractive: true },
  { isLogin: true, isInteractive: false },
  { isLogin: false, isInteractive: true },
] as const;

/** The shells, and the modes in which they read a profile: a sh does so only at login. */
describe.each([
  ['bash', 'bash', STARTS, '.bashrc', (folder: string) => `export PATH="${folder}:$PATH"\n`],
  ['zsh', 'zsh', STARTS, '.zshrc', (folder: string) => `export PATH="${folder}:$PATH"\n`],
  ['fish', 'fish', STARTS, '.config/fish/config.fish', (folder: string) => `set -gx PATH "${folder}" $PATH\n`],
  ['sh', 'dash', STARTS.slice(0, 2), '.profile', (folder: string) => `export PATH="${folder}:$PATH"\n`],
  ['tcsh', 'tcsh', STARTS, '.tcshrc', (folder: string) => `set path = ("${folder}" $path:q)\n`],
] as const)('a new %s', (shell, program, starts, profile, prepend) => {
  const executable = findProgram(program) ?? '';
  it.skipIf(executable === '')(
    `runs the active version, and in a pinned folder the pinned one, whatever its profiles put first (needs ${program} on this machine)`,
    async () => {
      const sandbox = await createSandbox();
      const { context, home, userHome, env } = sandbox;
      for (const version of ['go1.25.4', 'go1.26.3']) await installFakeSdk(context, { version });
      const core = createCore({
        home,
        env,
        os: context.os,
        userHome,
        native: context.native,
        log: context.log,
        version: '0.0.0-test',
      });
      const other = path.join(sandbox.dir, 'other', 'bin');
      await writeGo(other, 'go1.9');
      await mkdir(path.dirname(path.join(userHome, profile)), { recursive: true });
      await writeFile(path.join(userHome, profile), prepend(other));
      await (await core.switching()).use('1.26.3');
      const profiles = await core.profiles();
      await profiles.apply({ targets: [shell] });
      const pinned = path.join(sandbox.dir, "it's pinned", 'deep');
      await mkdir(pinned, { recursive: true });
      await writeFile(path.join(path.dirname(pinned), '.go-version'), '1.25\n');

      const versionIn = async (cwd: string, start: (typeof STARTS)[number]) => {
        const { args, argv0, input } = shellNamed(shell).start(
          { executable, env: { HOME: userHome }, ...start },
          'go version',
        );
        const result = await runProgram(executable, args, {
          env: { HOME: userHome, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
          cwd,
          timeoutMs: 20_000,
          ...(argv0 === undefined ? {} : { argv0 }),
          ...(input === undefined ? {} : { input }),
        });
        return /go1\.\S+/.exec(result.stdout.toString())?.[0];
      };
      for (const start of starts) {
        expect([await versionIn(userHome, start), await versionIn(pinned, start)], JSON.stringify(start)).toEqual([
          'go1.26.3',
          'go1.25.4',
        ]);
      }
      await profiles.undo();
      expect(await readFile(path.join(userHome, profile), 'utf8')).toBe(prepend(other));
      expect(await versionIn(userHome, starts.at(-1)!)).toBe('go1.9');
    },
  );
});

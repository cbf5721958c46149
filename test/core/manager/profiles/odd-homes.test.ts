import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLayout } from '../../../../electron/core/layout.ts';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox, type ProfilesSandbox, writeGo } from './profiles-sandbox.ts';

const run = promisify(execFile);

const HOMES = [
  'with blank',
  "o'brien",
  'a"b',
  'ca$h',
  'back\\slash',
  '张三',
  'Zoë',
  '🐹 gopher',
  'a`b',
  'bang!',
  '(x) [y]* ?',
];
const SHELLS = [
  { shell: 'bash', args: ['-l', '-c'] },
  { shell: 'zsh', args: ['-c'] },
  { shell: 'fish', args: ['-c'] },
  { shell: 'tcsh', args: ['-c'] },
] as const;

/** A user whose home has this name and whose session has this locale. */
async function homeNamed(
  name: string,
  shell: string,
  locale: Readonly<Record<string, string>>,
): Promise<ProfilesSandbox & { readonly odd: string }> {
  const sandbox = await createProfilesSandbox({ shells: [findProgram(shell)!], env: locale });
  const odd = path.join(sandbox.dir, name);
  await mkdir(odd);
  Object.assign(sandbox.context, { userHome: odd });
  Object.assign(sandbox.context.layout, createLayout(path.join(odd, '.goswitch')));
  await writeGo(sandbox.context.layout.shims, 'go1.26.3');
  return { ...sandbox, odd };
}

describe.each(SHELLS)('$shell without a locale', ({ shell, args }) => {
  // fish 3 opens no file in such a home without a UTF-8 locale, its own profiles included.
  const homes = HOMES.filter((name) => shell !== 'fish' || /^[ -~]+$/.test(name));
  it.skipIf(findProgram(shell) === null).each(homes)(
    `runs GoSwitch’s go in the home %s (needs ${shell} on this machine)`,
    async (name) => {
      const sandbox = await homeNamed(name, shell, { LC_ALL: 'C' });
      await sandbox.profiles.apply({ targets: [shell] });
      const env = { HOME: sandbox.odd, PATH: '/usr/bin:/bin', LC_ALL: 'C' };
      const { stdout } = await run(findProgram(shell)!, [...args, 'go version'], { env });
      expect(stdout).toBe('go version go1.26.3 linux/amd64\n');
      const proofs = await sandbox.profiles.checkShells({ targets: [shell] });
      expect(proofs.map(({ outcome }) => outcome)).toEqual(['works', 'works', 'works']);
      await sandbox.profiles.undo();
    },
  );
});

describe('fish in a home outside ASCII', () => {
  const fish = findProgram('fish');
  it.skipIf(fish === null)('works with a UTF-8 locale (needs fish on this machine)', async () => {
    const sandbox = await homeNamed('张三', 'fish', { LC_ALL: 'C.UTF-8' });
    await sandbox.profiles.apply({ targets: ['fish'] });
    expect((await sandbox.profiles.checkShells()).map(({ outcome }) => outcome)).toEqual(['works', 'works', 'works']);
  });

  it.skipIf(fish === null).each([{ LC_ALL: 'C' }, {}])(
    'tells what the shell itself finds, and why, with the locale %j (needs fish on this machine)',
    async (locale) => {
      const sandbox = await homeNamed('张三', 'fish', locale);
      await sandbox.profiles.apply({ targets: ['fish'] });
      await writeFile(path.join(sandbox.odd, 'probe'), '');
      const { stdout } = await run(fish!, ['-c', 'test -e $HOME/probe; and echo yes; or echo no'], {
        env: { HOME: sandbox.odd, PATH: '/usr/bin:/bin', ...locale },
      });
      const proofs = await sandbox.profiles.checkShells();
      // fish 4 takes every name as UTF-8 and finds its files.
      if (stdout.trim() === 'yes') return expect(proofs.every(({ outcome }) => outcome === 'works')).toBe(true);
      expect(proofs.map(({ outcome }) => outcome)).not.toContain('works');
      expect(proofs[0]!.summary).toContain('LANG=C.UTF-8');
    },
  );
});

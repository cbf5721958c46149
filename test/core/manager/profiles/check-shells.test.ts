import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ShellCheck } from '../../../../electron/contract/profiles.ts';
import { shellNamed } from '../../../../electron/core/manager/shells/shells.ts';
import { findProgram } from './find-program.ts';
import {
  createProfilesSandbox,
  type ProfilesSandbox,
  type ProfilesSandboxOptions,
  writeGo,
} from './profiles-sandbox.ts';

/**
 * Program of each shell, and a profile that it reads in a login shell and one that it reads when interactive, with a
 * line that puts a folder first.
 */
const SHELLS = [
  {
    shell: 'bash',
    program: 'bash',
    profiles: ['.bash_profile', '.bashrc'],
    prepend: (folder: string) => `export PATH="${folder}:$PATH"`,
  },
  {
    shell: 'zsh',
    program: 'zsh',
    profiles: ['.zprofile', '.zshrc'],
    prepend: (folder: string) => `path=("${folder}" $path)`,
  },
  {
    shell: 'sh',
    program: 'dash',
    profiles: ['.profile'],
    prepend: (folder: string) => `PATH="${folder}:$PATH"; export PATH`,
  },
  {
    shell: 'fish',
    program: 'fish',
    profiles: ['.config/fish/config.fish'],
    prepend: (folder: string) => `set -gx PATH "${folder}" $PATH`,
  },
  {
    shell: 'tcsh',
    program: 'tcsh',
    profiles: ['.tcshrc', '.login'],
    prepend: (folder: string) => `set path = ("${folder}" $path:q)`,
  },
  {
    shell: 'nushell',
    program: 'nu',
    profiles: ['.config/nushell/config.nu'],
    prepend: (folder: string) => `$env.PATH = ($env.PATH? | default [] | split row (char esep) | prepend "${folder}")`,
  },
  {
    shell: 'elvish',
    program: 'elvish',
    profiles: ['.config/elvish/rc.elv'],
    prepend: (folder: string) => `set E:PATH = '${folder}':$E:PATH`,
  },
  {
    shell: 'xonsh',
    program: 'xonsh',
    profiles: ['.config/xonsh/rc.xsh'],
    prepend: (folder: string) => `$PATH.insert(0, "${folder}")`,
  },
] as const;

const outcomes = (proofs: readonly ShellCheck[]) =>
  Object.fromEntries(proofs.map(({ mode, outcome }) => [mode, outcome]));
const ALL_WORK = { login: 'works', interactive: 'works', 'non-interactive': 'works' };

async function sandboxOf(
  program: string,
  options: ProfilesSandboxOptions = {},
): Promise<ProfilesSandbox & { other: string }> {
  const sandbox = await createProfilesSandbox({
    shells: [findProgram(program)!, ...(program === 'dash' ? [findProgram('bash')!] : [])],
    ...options,
  });
  const other = path.join(sandbox.dir, 'other go', 'bin');
  await writeGo(other, 'go1.20');
  return { ...sandbox, other };
}

describe.each(SHELLS)('a real $shell', ({ shell, program, profiles, prepend }) => {
  const itNeeds = it.skipIf(findProgram(program) === null);
  const needs = `(needs ${program} on this machine)`;

  itNeeds(
    `finds no go before set-up, GoSwitch’s after it, in every mode, and again none after undoing ${needs}`,
    async () => {
      const sandbox = await sandboxOf(program);
      const check = async () => outcomes(await sandbox.profiles.checkShells({ targets: [shell] }));
      expect(Object.values(await check())).not.toContain('works');
      await sandbox.profiles.apply({ targets: [shell] });
      expect(await check()).toEqual(ALL_WORK);
      await sandbox.profiles.undo();
      expect(Object.values(await check())).not.toContain('works');
    },
  );

  itNeeds(`finds GoSwitch’s go although its profiles put another one first ${needs}`, async () => {
    const sandbox = await sandboxOf(program);
    for (const name of profiles) await sandbox.write(name, `echo chatty\n${prepend(sandbox.other)}\n`);
    await sandbox.profiles.apply({ targets: [shell] });
    expect(outcomes(await sandbox.profiles.checkShells({ targets: [shell] }))).toEqual(ALL_WORK);
  });

  itNeeds(`names the line that shadows GoSwitch ${needs}`, async () => {
    const sandbox = await sandboxOf(program);
    for (const name of profiles) await sandbox.write(name, 'echo hello\n');
    await sandbox.profiles.apply({ targets: [shell] });
    const file = sandbox.at(profiles[0]);
    const own = (await sandbox.read(profiles[0]))?.toString() ?? '';
    await sandbox.write(profiles[0], `${own}${prepend(sandbox.other)}\necho end\n`);
    const [login] = await sandbox.profiles.checkShells({ targets: [shell] });
    const text = prepend(sandbox.other);
    const line = (await sandbox.read(profiles[0]))!.toString().split('\n').indexOf(text) + 1;
    expect(login).toMatchObject({
      mode: 'login',
      outcome: 'shadowed',
      go: path.join(sandbox.other, 'go'),
      shadowedBy: { file, line, text },
    });
    expect(login!.summary).toContain(`${file}, line ${line}`);
    await sandbox.profiles.apply({ targets: [shell] });
    expect(outcomes(await sandbox.profiles.checkShells({ targets: [shell] }))).toEqual(ALL_WORK);
  });

  itNeeds(`that ends, waits, or asks for input, gets an outcome ${needs}`, async () => {
    // prompt-hooks.test.ts has what becomes of these at a prompt, which is waited for before the shell is asked so.
    const sandbox = await sandboxOf(program, shellNamed(shell).filesNeedTerminal ? {} : { terminal: null });
    const outcomeOf = async (line: string, timeoutMs = 10_000) => {
      for (const name of profiles) await sandbox.write(name, `${line}\n`);
      const [login] = await sandbox.profiles.checkShells({ targets: [shell], timeoutMs });
      return login!.outcome;
    };
    await sandbox.profiles.apply({ targets: [shell] });
    const ends =
      shell === 'nushell' || shell === 'elvish' ? 'exit 0' : shell === 'xonsh' ? 'import os; os._exit(0)' : 'exec true';
    const waits = shell === 'nushell' ? 'sleep 20sec' : 'sleep 20';
    expect([await outcomeOf(ends), await outcomeOf(waits, 500), await outcomeOf('cat')]).toEqual([
      'no-answer',
      'no-answer',
      expect.not.stringMatching('no-answer'),
    ]);
  });
});

describe('what a proof sees through', () => {
  const bash = findProgram('bash');
  const zsh = findProgram('zsh');

  it.skipIf(bash === null)(
    'a terminal multiplexer that a profile starts in the shell’s place (needs bash on this machine)',
    async () => {
      const sandbox = await sandboxOf('bash');
      await sandbox.write('.bashrc', 'if [ -z "$TMUX" ]; then exec true; fi\n');
      await sandbox.profiles.apply({ targets: ['bash'] });
      expect(outcomes(await sandbox.profiles.checkShells())).toEqual(ALL_WORK);
    },
  );

  it.skipIf(bash === null)('`set -eu` in a profile (needs bash on this machine)', async () => {
    const sandbox = await sandboxOf('bash');
    for (const name of ['.profile', '.bashrc']) await sandbox.write(name, 'set -eu\n');
    await sandbox.profiles.apply({ targets: ['bash'] });
    expect(outcomes(await sandbox.profiles.checkShells())).toEqual(ALL_WORK);
  });

  it.skipIf(bash === null)('CRLF in a profile (needs bash on this machine)', async () => {
    const sandbox = await sandboxOf('bash');
    for (const name of ['.profile', '.bashrc']) await sandbox.write(name, '# a\r\n# b\r\n');
    await sandbox.profiles.apply({ targets: ['bash'] });
    expect(outcomes(await sandbox.profiles.checkShells())).toEqual(ALL_WORK);
  });

  it.skipIf(bash === null)('an alias, and names its line (needs bash on this machine)', async () => {
    const sandbox = await sandboxOf('bash');
    await sandbox.write('.bashrc', `\nalias go='grc go'\n`);
    await sandbox.profiles.apply({ targets: ['bash'] });
    const interactive = (await sandbox.profiles.checkShells()).find(({ mode }) => mode === 'interactive');
    expect(interactive).toMatchObject({
      outcome: 'shadowed',
      go: "alias go='grc go'",
      shadowedBy: { file: sandbox.at('.bashrc'), line: 2, text: "alias go='grc go'", traced: true },
    });
  });

  it.skipIf(bash === null)(
    'a profile that returns before the block, and names the line (needs bash on this machine)',
    async () => {
      const sandbox = await sandboxOf('bash');
      await sandbox.write('.bashrc', 'true\nreturn\n');
      await sandbox.profiles.apply({ targets: ['bash'] });
      const interactive = (await sandbox.profiles.checkShells()).find(({ mode }) => mode === 'interactive');
      expect(interactive).toMatchObject({
        outcome: expect.not.stringMatching('works'),
        shadowedBy: { file: sandbox.at('.bashrc'), line: 2, text: 'return' },
      });
      expect(interactive!.summary).toContain('is not reached');
    },
  );

  it.skipIf(bash === null)(
    'a later line that resets PATH, in a file that a profile sources, and names it (needs bash on this machine)',
    async () => {
      const sandbox = await sandboxOf('bash');
      await sandbox.profiles.apply({ targets: ['bash'] });
      await sandbox.write('inner.sh', `# a\nPATH=/usr/bin\n`);
      await sandbox.write('.bashrc', `${await sandbox.read('.bashrc')}. ~/inner.sh\n`);
      const interactive = (await sandbox.profiles.checkShells()).find(({ mode }) => mode === 'interactive');
      expect(interactive!.shadowedBy).toEqual({
        file: sandbox.at('inner.sh'),
        line: 2,
        text: 'PATH=/usr/bin',
        traced: true,
      });
    },
  );

  it.skipIf(findProgram('dash') === null || bash === null)(
    'a file to source that is not there, where sh stops (needs dash and bash on this machine)',
    async () => {
      const sandbox = await sandboxOf('dash');
      await sandbox.write('.profile', 'true\n. "$HOME/.cargo/env"\n');
      await sandbox.profiles.apply({ targets: ['sh'] });
      const [login, interactive] = await sandbox.profiles.checkShells({ targets: ['sh'] });
      expect(login).toMatchObject({
        outcome: 'not-found',
        shadowedBy: { file: sandbox.at('.profile'), line: 2, text: '. "$HOME/.cargo/env"' },
      });
      expect(login!.summary).toContain('is not reached');
      expect(interactive!.summary).toContain('.cargo/env');
    },
  );

  it.skipIf(zsh === null)('profiles elsewhere, where .zshenv says they are (needs zsh on this machine)', async () => {
    const sandbox = await sandboxOf('zsh');
    await sandbox.write('.zshenv', 'export ZDOTDIR="$HOME/z sh"\n');
    await sandbox.write('z sh/.zshrc', `PATH="${sandbox.other}:$PATH"\n`);
    const changes = await sandbox.profiles.apply({ targets: ['zsh'] });
    expect(changes.map(({ file }) => path.relative(sandbox.userHome, file))).toEqual(['.zshenv', 'z sh/.zshrc']);
    expect(outcomes(await sandbox.profiles.checkShells())).toEqual(ALL_WORK);
  });

  it.skipIf(zsh === null)(
    'dotfiles that are links, in a home with spaces and letters beyond ASCII (needs zsh and bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [zsh!, bash!] });
      const userHome = path.join(sandbox.dir, "Zoë's home");
      await mkdir(path.join(userHome, 'dotfiles'), { recursive: true });
      const inside = await createProfilesSandbox({ shells: [zsh!, bash!] });
      Object.assign(inside.context, { userHome });
      const shims = path.join(userHome, '.goswitch', 'shims');
      Object.assign(inside.context.layout, { shims });
      await writeGo(shims, 'go1.26.3');
      for (const name of ['zshrc', 'bashrc', 'profile']) {
        await writeFile(path.join(userHome, 'dotfiles', name), '# mine\n');
        await symlink(`dotfiles/${name}`, path.join(userHome, `.${name}`));
      }
      await inside.profiles.apply();
      expect(new Set((await inside.profiles.checkShells()).map(({ outcome }) => outcome))).toEqual(new Set(['works']));
    },
  );
});

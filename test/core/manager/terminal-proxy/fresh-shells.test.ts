import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { ShellName } from '../../../../electron/contract/profiles.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { askShell } from '../../../../electron/core/manager/profiles/ask-shell.ts';
import { parseEnvironment } from '../../../../electron/core/manager/profiles/login-environment.ts';
import { findTerminalMaker } from '../../../../electron/core/manager/profiles/pseudo-terminal.ts';
import { emptyEnv } from '../../../../electron/core/manager/profiles/shell-environment.ts';
import type { StartMode } from '../../../../electron/core/manager/shells/shell.ts';
import { shellNamed } from '../../../../electron/core/manager/shells/shells.ts';
import { findProgram } from '../profiles/find-program.ts';
import { createTerminalProxySandbox, type TerminalProxySandbox } from './terminal-proxy-sandbox.ts';

const VARIABLES = {
  HTTP_PROXY: 'http://proxy.example:3128',
  HTTPS_PROXY: "http://it's!.example:1/$x",
  NO_PROXY: 'localhost,*.corp.example',
};
const WANTED = Object.fromEntries(
  Object.entries(VARIABLES).flatMap(([name, value]) => [
    [name, value],
    [name.toLowerCase(), value],
  ]),
);

const LOGIN = { isLogin: true, isInteractive: false };
const LOGIN_TERMINAL = { isLogin: true, isInteractive: true };
const TERMINAL = { isLogin: false, isInteractive: true };
const SCRIPT = { isLogin: false, isInteractive: false };

/** A bash or sh that is no login shell and runs a script reads no profile: it has what started it had. */
const SHELLS: readonly {
  readonly shell: ShellName;
  readonly program: string;
  readonly modes: readonly StartMode[];
  readonly profiles: Record<string, string>;
}[] = [
  {
    shell: 'bash',
    program: 'bash',
    modes: [LOGIN, LOGIN_TERMINAL, TERMINAL],
    profiles: { '.profile': 'A=1\n', '.bashrc': 'alias a=b\r\nB=2' },
  },
  { shell: 'sh', program: 'dash', modes: [LOGIN, LOGIN_TERMINAL], profiles: { '.profile': 'set -eu\nA=1' } },
  {
    shell: 'zsh',
    program: 'zsh',
    modes: [LOGIN, LOGIN_TERMINAL, TERMINAL, SCRIPT],
    profiles: { '.zshrc': 'setopt rcquotes extendedglob\nexport https_proxy=old\n' },
  },
  {
    shell: 'fish',
    program: 'fish',
    modes: [LOGIN, LOGIN_TERMINAL, TERMINAL, SCRIPT],
    profiles: { '.config/fish/config.fish': 'set -gx http_proxy old\n' },
  },
  {
    shell: 'tcsh',
    program: 'tcsh',
    modes: [LOGIN, LOGIN_TERMINAL, TERMINAL, SCRIPT],
    profiles: { '.tcshrc': 'setenv A 1\n', '.login': 'setenv https_proxy old\n' },
  },
];

async function proxiesIn(
  sandbox: TerminalProxySandbox,
  shell: ShellName,
  start: { executable: string } & StartMode,
): Promise<Record<string, string | undefined>> {
  const asking = {
    shell: shellNamed(shell),
    ...start,
    env: emptyEnv(sandbox.context),
    cwd: sandbox.userHome,
    timeoutMs: 20_000,
    terminal: await findTerminalMaker(sandbox.context),
    runProgram,
  };
  const [answer] = await askShell(shellNamed(shell).environment, asking);
  return Object.fromEntries(Object.entries(parseEnvironment(answer!)).filter(([name]) => /_proxy$/i.test(name)));
}

it.each(SHELLS.filter(({ program }) => findProgram(program) !== null))(
  'a freshly started $program has the variables after that, and as before once they are taken out (needs it on this machine)',
  async ({ shell, program, modes, profiles }) => {
    const executable = findProgram(program)!;
    const sandbox = await createTerminalProxySandbox({ shells: [executable] });
    for (const [name, text] of Object.entries(profiles)) await sandbox.write(name, text, 0o640);
    const ask = async () => {
      const answers: Record<string, string | undefined>[] = [];
      for (const mode of modes) answers.push(await proxiesIn(sandbox, shell, { executable, ...mode }));
      return answers;
    };
    const before = await ask();
    await sandbox.profiles.apply({ targets: [shell] });
    const changes = await sandbox.terminalProxy.apply({ targets: [shell], variables: VARIABLES });
    expect(changes.filter(({ problem }) => problem !== null)).toEqual([]);
    expect(await ask()).toEqual(modes.map(() => WANTED));
    await sandbox.terminalProxy.undo();
    expect(await ask()).toEqual(before);
    await sandbox.profiles.undo();
    for (const [name, text] of Object.entries(profiles)) expect(await sandbox.read(name)).toEqual(Buffer.from(text));
  },
  120_000,
);

it.skipIf(findProgram('zsh') === null)(
  'a script that is given another proxy keeps it (needs zsh on this machine)',
  async () => {
    const sandbox = await createTerminalProxySandbox({ shells: [findProgram('zsh')!] });
    await sandbox.terminalProxy.apply({ targets: ['zsh'], variables: VARIABLES });
    const env = { HOME: sandbox.userHome, PATH: '/usr/bin:/bin', https_proxy: '' };
    const { stdout } = await promisify(execFile)(
      findProgram('zsh')!,
      ['-c', 'echo "$HTTPS_PROXY|$https_proxy|$HTTP_PROXY"'],
      { env },
    );
    expect(stdout).toBe('||http://proxy.example:3128\n');
  },
);

const GENERATOR = '/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator';

it.skipIf(!existsSync(GENERATOR))(
  'systemd hands them to what the desktop starts, beside the PATH of set-up (needs systemd on this machine)',
  async () => {
    const sandbox = await createTerminalProxySandbox();
    const ask = async () => {
      const { stdout } = await promisify(execFile)(GENERATOR, { env: { HOME: sandbox.userHome, PATH: '/usr/bin' } });
      return stdout.split('\n').filter((line) => /^(?:PATH|\w+_proxy)=/i.test(line));
    };
    const targets = ['environment.d'] as const;
    await sandbox.profiles.apply({ targets });
    const before = await ask();
    await sandbox.terminalProxy.apply({ targets, variables: { HTTPS_PROXY: 'http://proxy.example:3128' } });
    const url = 'http://proxy.example:3128';
    expect((await ask()).sort()).toEqual([...before, `HTTPS_PROXY=${url}`, `https_proxy=${url}`].sort());
    await sandbox.terminalProxy.undo();
    expect(await ask()).toEqual(before);
    await sandbox.profiles.undo();
    await expect(readFile(path.join(sandbox.userHome, '.config/environment.d/60-goswitch.conf'))).rejects.toMatchObject(
      { code: 'ENOENT' },
    );
  },
);

import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SetupTarget, ShellCheck } from '../../../../electron/contract/profiles.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { findProgram } from './find-program.ts';
import { createProfilesSandbox, type ProfilesSandbox, writeGo } from './profiles-sandbox.ts';

/** Small hooks of our own, made the way the managers make theirs; `{}` is the folder that they put first. */
interface HookCase {
  readonly style: string;
  readonly shell: SetupTarget & ShellCheck['shell'];
  readonly file: string;
  readonly text: string;
  /** The line of `text` that is named, from 1, and the hook. */
  readonly line: number;
  readonly hook: { readonly via: string; readonly name: string };
}

/** What `eval "$(mise activate bash)"` runs: a function that evaluates what a program prints. */
const EVALUATED = (add: string) =>
  `# mine\neval "$(printf '%s\\n' '_made_hook() {' '  local x' '  eval "export PATH={}:\\$PATH"' '}' '${add}')"\n# end\n`;

const CASES: readonly HookCase[] = [
  {
    ...{ style: 'mise', shell: 'bash', file: '.bashrc', line: 2, hook: { via: 'PROMPT_COMMAND', name: '_made_hook' } },
    text: EVALUATED('PROMPT_COMMAND=_made_hook'),
  },
  {
    ...{
      style: 'direnv',
      shell: 'bash',
      file: '.bashrc',
      line: 5,
      hook: { via: 'PROMPT_COMMAND', name: '_made_hook' },
    },
    text: '_made_hook() {\n  local previous=$?\n  export PATH="{}:$PATH"\n}\nPROMPT_COMMAND="_made_hook${PROMPT_COMMAND:+;$PROMPT_COMMAND}"\n',
  },
  {
    ...{ style: 'plain', shell: 'bash', file: '.bashrc', line: 1, hook: { via: 'PROMPT_COMMAND', name: '' } },
    text: `PROMPT_COMMAND='PATH={}:$PATH'\n`,
  },
  {
    ...{ style: 'DEBUG trap', shell: 'bash', file: '.bashrc', line: 2, hook: { via: 'DEBUG', name: '_made_trap' } },
    text: `_made_trap() { [ -n "\${ready-}" ] && PATH="{}:$PATH"; return 0; }\ntrap _made_trap DEBUG\nPROMPT_COMMAND=ready=1\n`,
  },
  {
    ...{ style: 'mise', shell: 'zsh', file: '.zshrc', line: 2, hook: { via: 'precmd_functions', name: '_made_hook' } },
    text: EVALUATED('precmd_functions+=(_made_hook)'),
  },
  {
    ...{ style: 'asdf', shell: 'zsh', file: '.zshrc', line: 5, hook: { via: 'precmd_functions', name: 'made_update' } },
    text: 'made_update() {\n  export PATH="{}:$PATH"\n}\nautoload -U add-zsh-hook\nadd-zsh-hook precmd made_update\n',
  },
  {
    ...{ style: 'chpwd', shell: 'zsh', file: '.zshrc', line: 2, hook: { via: 'chpwd_functions', name: '_made_cd' } },
    text: '_made_cd() { export PATH="{}:$PATH" }\nchpwd_functions=(_made_cd $chpwd_functions)\n',
  },
  {
    ...{
      style: 'preexec',
      shell: 'zsh',
      file: '.zshrc',
      line: 2,
      hook: { via: 'preexec_functions', name: '_made_pre' },
    },
    text: '_made_pre() { export PATH="{}:$PATH" }\npreexec_functions+=(_made_pre)\n',
  },
  {
    ...{
      style: 'asdf',
      shell: 'fish',
      file: '.config/fish/config.fish',
      line: 2,
      hook: { via: 'fish_prompt', name: 'made_update' },
    },
    text: '# mine\nfunction made_update --on-event fish_prompt\n  set -gx PATH "{}" $PATH\nend\n',
  },
  {
    ...{
      style: 'vfox',
      shell: 'fish',
      file: '.config/fish/config.fish',
      line: 2,
      hook: { via: 'fish_prompt', name: '__made_hook' },
    },
    text: `# mine\nprintf '%s\\n' 'function __made_hook --on-event fish_prompt' 'echo "set -gx PATH {} \\$PATH" | source' 'end' | source\n`,
  },
  {
    ...{ style: 'cd', shell: 'fish', file: '.config/fish/config.fish', line: 1, hook: { via: 'PWD', name: 'made_cd' } },
    text: 'function made_cd --on-variable PWD\n  set -gx PATH "{}" $PATH\nend\n',
  },
  {
    ...{ style: 'precmd', shell: 'tcsh', file: '.tcshrc', line: 1, hook: { via: 'precmd', name: '' } },
    text: `alias precmd 'setenv PATH "{}:$PATH"'\n`,
  },
];

const script = findProgram('script');
const needs = (shell: string) => `(needs ${shell} and script on this machine)`;

async function sandboxWith({
  shell,
  file,
  text,
}: Pick<HookCase, 'shell' | 'file' | 'text'>): Promise<ProfilesSandbox & { other: string }> {
  const sandbox = await createProfilesSandbox({ shells: [findProgram(shell)!] });
  const other = path.join(sandbox.dir, 'other', 'bin');
  await writeGo(other, 'go1.20');
  await sandbox.write(file, text.replaceAll('{}', other));
  return { ...sandbox, other };
}

describe.each(CASES)('a hook like that of $style in $shell', ({ shell, file, text, line, hook }) => {
  it.skipIf(findProgram(shell) === null || script === null)(
    `is seen at the prompt, and named ${needs(shell)}`,
    async () => {
      const sandbox = await sandboxWith({ shell, file, text });
      await sandbox.profiles.apply({ targets: [shell] });
      const interactive = (await sandbox.profiles.checkShells({ targets: [shell] })).find(
        ({ mode }) => mode === 'interactive',
      )!;
      expect(interactive).toMatchObject({
        outcome: 'shadowed',
        go: path.join(sandbox.other, 'go'),
        atPrompt: true,
        hook,
        shadowedBy: { file: sandbox.at(file), line },
      });
      expect(interactive.summary).toContain(hook.via);
      expect(interactive.summary).toContain(`${sandbox.at(file)}, line ${line}`);
    },
  );
});

describe('asking at the prompt', () => {
  const bash = findProgram('bash');
  const isPossible = bash !== null && script !== null;

  it.skipIf(!isPossible)(
    'without anything that makes a terminal says so, and asks as before (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [bash!], terminal: null });
      await sandbox.profiles.apply({ targets: ['bash'] });
      const proofs = await sandbox.profiles.checkShells();
      expect(proofs.map(({ outcome, atPrompt }) => [outcome, atPrompt])).toEqual(Array(3).fill(['works', false]));
    },
  );

  it.skipIf(findProgram('python3') === null || !isPossible)(
    'takes Python where script is not there (needs bash and python3 on this machine)',
    async () => {
      const python = findProgram('python3')!;
      const terminal = {
        program: python,
        args: (command: string) => ['-c', 'import pty, sys; pty.spawn(sys.argv[1:])', '/bin/sh', '-c', command],
      };
      const sandbox = await createProfilesSandbox({ shells: [bash!], terminal });
      await sandbox.profiles.apply({ targets: ['bash'] });
      expect((await sandbox.profiles.checkShells()).map(({ outcome, atPrompt }) => [outcome, atPrompt])).toEqual([
        ['works', true],
        ['works', true],
        ['works', false],
      ]);
    },
  );

  describe.each(['bash', 'zsh', 'fish', 'tcsh'] as const)('in %s', (shell) => {
    it.skipIf(findProgram(shell) === null || script === null)(
      `leaves no process and no history behind ${needs(shell)}`,
      () => leavesNothing(shell),
    );
  });

  async function leavesNothing(shell: 'bash' | 'zsh' | 'fish' | 'tcsh'): Promise<void> {
    const token = `goswitch-left-${process.pid}-${shell}`;
    const files = { bash: '.bashrc', zsh: '.zshrc', fish: '.config/fish/config.fish', tcsh: '.tcshrc' } as const;
    const settings = {
      bash: 'HISTCONTROL=; HISTFILE=~/.bash_history; shopt -s histappend; PROMPT_COMMAND="history -a"\n',
      zsh: 'HISTFILE=~/.zsh_history; HISTSIZE=100; SAVEHIST=100; setopt inc_append_history share_history\n',
      fish: '',
      tcsh: 'set history = 100; set savehist = (100 merge)\n',
    };
    const sandbox = await createProfilesSandbox({ shells: [findProgram(shell)!] });
    const background =
      shell === 'tcsh'
        ? `nohup sh -c 'sleep 300; : ${token}' >& /dev/null &\n`
        : `nohup sh -c 'sleep 300; : ${token}' >/dev/null 2>&1 &\n`;
    await sandbox.write(
      files[shell],
      `${settings[shell]}status is-interactive 2>/dev/null\n${background}`.replace(
        shell === 'fish' ? '' : /status.*\n/,
        '',
      ),
    );
    const history = {
      bash: '.bash_history',
      zsh: '.zsh_history',
      fish: '.local/share/fish/fish_history',
      tcsh: '.history',
    }[shell];
    const before = shell === 'fish' ? '- cmd: mine\n  when: 1700000000\n' : 'mine\n';
    await sandbox.write(history, before);
    await sandbox.profiles.apply({ targets: [shell] });
    const proofs = await sandbox.profiles.checkShells({ targets: [shell] });
    expect(proofs.find(({ mode }) => mode === 'interactive')).toMatchObject({ outcome: 'works', atPrompt: true });
    expect((await sandbox.read(history))!.toString()).toBe(before);
    // What was killed is seen until the kernel has ended it.
    await eventually(async () => expect(await processesAtTerminals(token)).toEqual([]));
  }

  it.skipIf(!isPossible)(
    'a job of a profile that starts others all the time is ended with all of them (needs bash on this machine)',
    async () => {
      const token = `goswitch-more-${process.pid}`;
      const sandbox = await createProfilesSandbox({ shells: [bash!] });
      const more = `i=0; while [ $i -lt 200 ]; do i=$((i + 1)); sh -c "sleep 300; : ${token}" & sleep 0.01; done`;
      await sandbox.write('.bashrc', `nohup sh -c '${more}' >/dev/null 2>&1 &\n`);
      await sandbox.profiles.apply({ targets: ['bash'] });
      await sandbox.profiles.checkShells({ targets: ['bash'] });
      await eventually(async () => expect(await processesAtTerminals(token)).toEqual([]));
    },
  );

  it.skipIf(!isPossible)(
    'a profile that reads what is typed is asked without a terminal (needs bash on this machine)',
    async () => {
      const sandbox = await createProfilesSandbox({ shells: [bash!] });
      await sandbox.write('.bashrc', 'cat >/dev/null\n');
      await sandbox.profiles.apply({ targets: ['bash'] });
      const proofs = await sandbox.profiles.checkShells({ timeoutMs: 4000 });
      expect(proofs.find(({ mode }) => mode === 'interactive')).toMatchObject({ outcome: 'works', atPrompt: false });
    },
  );
});

/** Processes whose arguments hold the token and that have (or had) a terminal: their session is that of one. */
async function processesAtTerminals(token: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '');
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
    if (command.includes(token) && environment.includes('TERM=xterm-256color'))
      found.push(execFileSync('ps', ['-o', 'pid,ppid,sess,args', '-p', pid]).toString());
    else if (command.includes(token)) process.kill(Number(pid), 'SIGKILL');
  }
  return found;
}

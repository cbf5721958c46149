import path from 'node:path';
import type { CoreContext } from '../../context.ts';
import { filesThere, firstThere } from './places.ts';
import { POSIX, POSIX_SNIPPET, plainParser, posixAsking, posixEndOfTrace, posixWhichGoAtPrompt } from './posix.ts';
import type { Shell, StartMode } from './shell.ts';
import { modeOptions, sourcing, TRACE_MARK, tracePrompt, traceWithBash } from './xtrace.ts';

export const bash: Shell = {
  name: 'bash',
  grammar: POSIX,
  programs: ['bash'],
  relatives: ['rbash'],
  // Git Bash counts when GoSwitch runs inside it: System32 has a bash.exe of another kind.
  findOnWindows: async (env) => (env.MSYSTEM && env.SHELL?.endsWith('bash.exe') ? env.SHELL : null),

  // A login bash reads the first of three; making .bash_profile would keep it from reading .profile.
  async startupFiles({ userHome }) {
    const at = (name: string) => path.join(userHome, name);
    const login = (await firstThere([at('.bash_profile'), at('.bash_login')])) ?? at('.profile');
    return [
      { file: login, placement: 'first' },
      { file: at('.bashrc'), placement: 'first' },
    ];
  },
  filesInOrder: async ({ userHome }) => [
    ...['/etc/profile', '/etc/bash.bashrc'],
    ...['.bash_profile', '.bash_login', '.profile', '.bashrc'].map((name) => path.join(userHome, name)),
  ],
  fileNames: /^\.?bash/,
  homeManagerOptions: {
    '.bashrc': 'programs.bash.initExtra',
    '.profile': 'programs.bash.profileExtra',
    '.bash_profile': 'programs.bash.profileExtra',
  },

  ...posixAsking,
  start: (mode, script) => ({ args: [...modeOptions(mode), '-c', script] }),
  inheritsIn: ['non-interactive'],
  readsOverSsh: true,
  sessionVariables: async () => ({}),
  prompt: {
    args: (isLogin) => modeOptions({ isLogin, isInteractive: true }),
    // The history goes nowhere, unless a profile names another place; the blank before the line tells the rest.
    env: { HISTFILE: '/dev/null', HISTCONTROL: 'ignorespace' },
    whichGo: posixWhichGoAtPrompt,
    hooks: {
      // bash takes no PS4 from the environment when it runs as root, so it reads its profiles under our command; there,
      // the mark would be a key.
      async traceToPrompt(context, { isLogin, env, mark }) {
        const values = [`\${BASH_SOURCE-}`, `\${LINENO-}`, `\${PATH-}`, `\${FUNCNAME[*]-}`];
        const prompt = tracePrompt(values).replaceAll(TRACE_MARK, '\\x1f');
        const files = (await bashFiles(context, { isLogin, isInteractive: true })).map((file) => `; ${sourcing(file)}`);
        return {
          args: [...(isLogin ? ['-l'] : []), '--noprofile', '--norc', '-i'],
          text: ` PS4=$'${prompt}'; set -x${files.join('')}\n${posixEndOfTrace(mark)}`,
          env,
        };
      },
    },
  },
  filesNeedTerminal: false,

  // `extglob` is on because `bash -n` does not run the `shopt` that a profile turns it on with.
  parser: plainParser(['--norc', '--noprofile', '-O', 'extglob', '-n'], { error: ')' }),
  trace: {
    run: async (context, options) =>
      traceWithBash(context, options, { files: await bashFiles(context, options), isPosix: false }),
    showsAllOfPath: true,
  },
  whyNothingIsRead: () => null,

  snippet: POSIX_SNIPPET,
  completion: {
    load: 'eval "$(goswitch completion bash)"',
    where: 'in ~/.bashrc',
    // `complete -F` hands over the command's name as $1 and the word at the cursor as $2. Bash 3.2 (macOS) has no mapfile
    // and no compopt.
    script: `# goswitch: completion for bash. In ~/.bashrc: eval "$(goswitch completion bash)"
_goswitch() {
  local answer line
  COMPREPLY=()
  answer=$("$1" __complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return 0
  case $answer in
    :files) compopt -o filenames 2>/dev/null; line='-f' ;;
    :programs) line='-c' ;;
    *) line= ;;
  esac
  if [ -n "$line" ]; then
    answer=$(compgen "$line" -- "$2")
  fi
  while IFS= read -r line; do
    [ -z "$line" ] || COMPREPLY+=("\${line%%$'\\t'*}")
  done <<<"$answer"
}
complete -F _goswitch goswitch
`,
  },
};

/** The files that a bash reads in this mode, in its order, as far as they are there. */
async function bashFiles(
  { userHome }: Pick<CoreContext, 'userHome'>,
  { isLogin, isInteractive }: StartMode,
): Promise<string[]> {
  const at = (name: string) => path.join(userHome, name);
  if (isLogin) {
    const [own] = await filesThere([at('.bash_profile'), at('.bash_login'), at('.profile')]);
    return filesThere(['/etc/profile', ...(own === undefined ? [] : [own])]);
  }
  // Debian, Arch and openSUSE build bash with a file of the system's before .bashrc.
  return isInteractive ? filesThere(['/etc/bash.bashrc', '/etc/bash/bashrc', at('.bashrc')]) : [];
}

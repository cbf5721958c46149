import path from 'node:path';
import { POSIX, POSIX_SNIPPET, plainParser, posixAsking, posixEndOfTrace, posixWhichGoAtPrompt } from './posix.ts';
import type { Shell } from './shell.ts';
import { modeOptions, parseSteps, runTraced, tracePrompt } from './xtrace.ts';
import { zshFolders } from './zsh-folders.ts';

export const zsh: Shell = {
  name: 'zsh',
  grammar: POSIX,
  programs: ['zsh'],
  relatives: ['rzsh'],
  findOnWindows: async () => null,

  // .zshenv serves scripts. What follows it may put other folders first (macOS: path_helper in /etc/zprofile), so login
  // and interactive shells move shims to the front again, later.
  async startupFiles(context, { executable, runProgram, defeats }) {
    const { environment, others } = await zshFolders(context, { executable, runProgram });
    const zprofile = path.join(others, '.zprofile');
    const zlogin = path.join(others, '.zlogin');
    const wantsProfile = context.os === 'darwin' || (await defeats(zprofile));
    return [
      { file: path.join(environment, '.zshenv'), placement: 'present' },
      ...(wantsProfile ? [{ file: zprofile, placement: 'first' as const }] : []),
      { file: path.join(others, '.zshrc'), placement: 'first' },
      ...((await defeats(zlogin)) ? [{ file: zlogin, placement: 'first' as const }] : []),
    ];
  },
  filesInOrder: async ({ env, userHome }) =>
    ['.zshenv', '.zprofile', '.zshrc', '.zlogin'].map((name) => path.join(env.ZDOTDIR || userHome, name)),
  fileNames: /^\.?z(?:sh|profile|login)/,
  homeManagerOptions: {
    '.zshenv': 'programs.zsh.envExtra',
    '.zshrc': 'programs.zsh.initContent',
    '.zprofile': 'programs.zsh.profileExtra',
    '.zlogin': 'programs.zsh.loginExtra',
  },

  ...posixAsking,
  start: (mode, script) => ({ args: [...modeOptions(mode), '-c', script] }),
  inheritsIn: [],
  readsOverSsh: true,
  async sessionVariables(context, search): Promise<Readonly<Record<string, string>>> {
    const { outerZdotdir } = await zshFolders(context, search);
    return outerZdotdir === null ? {} : { ZDOTDIR: outerZdotdir };
  },
  prompt: {
    args: (isLogin) => [...(isLogin ? ['-l'] : []), '-o', 'hist_ignore_space', '-i'],
    env: { HISTFILE: '/dev/null' },
    whichGo: posixWhichGoAtPrompt,
    hooks: {
      traceToPrompt: async (_context, { isLogin, env, mark }) => ({
        args: [...(isLogin ? ['-l'] : []), '-o', 'hist_ignore_space', '-o', 'prompt_subst', '-o', 'xtrace', '-i'],
        text: posixEndOfTrace(mark),
        env: { ...env, PS4: tracePrompt(['%x', '%I', `\${PATH//\\%/%%}`, `\${funcstack[*]//\\%/%%}`]) },
      }),
    },
  },
  filesNeedTerminal: false,

  parser: plainParser(['-f', '-n'], { error: ')' }),
  trace: {
    async run(context, options) {
      const { executable, env, variable } = options;
      // Values pass through prompt expansion after they were put in, hence the doubled percent.
      const prompt = tracePrompt(['%x', '%I', `\${PATH//\\%/%%}`, `\${\${${variable}-}//\\%/%%}`]);
      const args = ['-o', 'prompt_subst', '-o', 'xtrace', ...modeOptions(options), '-c', ':'];
      return parseSteps((await runTraced(context, options, { executable, args, env: { ...env, PS4: prompt } })).stderr);
    },
    showsAllOfPath: true,
  },
  whyNothingIsRead: () => null,

  snippet: POSIX_SNIPPET,
  completion: {
    load: 'eval "$(goswitch completion zsh)"',
    where: 'in ~/.zshrc, after compinit',
    script: `#compdef goswitch
# goswitch: completion for zsh. In ~/.zshrc, after compinit: eval "$(goswitch completion zsh)"
_goswitch() {
  local answer line word doc
  local -a candidates
  answer=$("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null) || return 1
  case $answer in
    :files) _files; return ;;
    :programs) _command_names -e; return ;;
  esac
  for line in \${(f)answer}; do
    word=\${line%%$'\\t'*}
    doc=\${line#*$'\\t'}
    candidates+=("\${word//:/\\\\:}\${doc:+:$doc}")
  done
  _describe -V goswitch candidates
}
if [ "$funcstack[1]" = _goswitch ]; then
  _goswitch "$@"
else
  compdef _goswitch goswitch
fi
`,
  },
};

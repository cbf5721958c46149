import path from 'node:path';
import { POSIX, POSIX_SNIPPET, plainParser, posixAsking } from './posix.ts';
import type { Shell } from './shell.ts';
import { traceWithBash } from './xtrace.ts';

/** Every shell that reads `.profile` alone: dash, ash, ksh. */
export const sh: Shell = {
  name: 'sh',
  grammar: POSIX,
  programs: ['sh', 'dash', 'ash', 'ksh', 'mksh'],
  relatives: ['busybox', 'ksh93', 'lksh', 'loksh', 'oksh', 'pdksh', 'posh', 'yash', 'osh'],
  findOnWindows: async () => null,

  startupFiles: async ({ userHome }) => [{ file: path.join(userHome, '.profile'), placement: 'first' }],
  filesInOrder: async ({ userHome }) => ['/etc/profile', path.join(userHome, '.profile')],
  fileNames: /^(?:\.?profile|\.(?:[kmya]?sh|yash)rc|.*\.sh)$/,
  homeManagerOptions: { '.profile': 'programs.bash.profileExtra' },

  ...posixAsking,
  start: ({ executable, isLogin, isInteractive }, script) => ({
    args: [...(isInteractive ? ['-i'] : []), '-c', script],
    ...(isLogin ? { argv0: `-${path.basename(executable)}` } : {}),
  }),
  // It reads what $ENV names, which nobody sets.
  inheritsIn: ['interactive', 'non-interactive'],
  readsOverSsh: false,
  sessionVariables: async () => ({}),
  prompt: null,
  filesNeedTerminal: false,

  parser: plainParser(['-n'], { error: ')' }),
  trace: {
    async run(context, options) {
      if (options.bash === null) return [];
      const files = options.isLogin ? ['/etc/profile', path.join(context.userHome, '.profile')] : [];
      const asBash = { ...options, isInteractive: false, executable: options.bash };
      return traceWithBash(context, asBash, { files, isPosix: true });
    },
    showsAllOfPath: true,
  },
  whyNothingIsRead: () => null,

  snippet: POSIX_SNIPPET,
  completion: null,
};

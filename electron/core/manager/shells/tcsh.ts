import path from 'node:path';
import { belowHome, type Grammar } from './grammar.ts';
import { isThere } from './places.ts';
import { atPrompt, between, halves, plainParser } from './posix.ts';
import { untraced } from './scanned-lines.ts';
import type { Shell } from './shell.ts';

const TCSH: Grammar = {
  // csh has no escape inside double quotes, and replaces `!` even inside single ones.
  folder: (place) => {
    const below = belowHome(place);
    const literal = (text: string) => `'${text.replaceAll("'", "'\\''").replaceAll('!', '\\!')}'`;
    if (below === null) return literal(place.folder);
    return /^[\w./@%+,-]*$/.test(below) ? `"\${HOME}${below}"` : `"\${HOME}"${literal(below)}`;
  },
  pathFirst: (folder, { placement }) => {
    // tcsh reads every folder of PATH again when `path` is set, so it is left alone where the folder is first. `set -f`
    // drops later duplicates; bsd-csh, which reads .cshrc too, lacks it. `path` is there even where PATH is not.
    const when = placement === 'first' ? '' : ` && ($?prompt || $?loginsh || " $path " !~ *" "${folder}" "*)`;
    return `if ($?tcsh && " $path " !~ " "${folder}" "*${when}) set -f path = (${folder} $path:q)`;
  },
  pathLast: (folder) => `if ($?tcsh && " $path " !~ *" "${folder}" "*) set -f path = ($path:q ${folder})`,
  // A one-line `if` of csh takes one command, and the first setenv would answer the question of the second.
  proxyParts: (upper, lower, isShared) =>
    isShared
      ? [
          `if ($?prompt || $?loginsh || ! ($?${upper} || $?${lower})) set goswitch_proxy; if ($?goswitch_proxy) setenv ${upper} `,
          `; if ($?goswitch_proxy) setenv ${lower} `,
          '; unset goswitch_proxy',
        ]
      : [`setenv ${upper} `, `; setenv ${lower} `, ''],
  // csh replaces `!` even inside single quotes, and with `backslash_quote` a backslash there counts too; outside quotes
  // one before each is right always.
  quoting: {
    quote: (value) => `'${value.replace(/['!\\]/g, "'\\$&'")}'`,
    quoted: /^(?:'[^']*'|\\['!\\])+/,
    unquote: (quoted) => quoted.replace(/'([^']*)'|\\(.)/g, '$1$2'),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  earlyLine: /^if \(\$\?tcsh && .*\) set -f path = \(.* \$path:q\)( #)?$/,
  commentOut: (line) => `: # commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|path|source|eval|exec)\b/,
  setsVariable: (name) => new RegExp(`(^|[\\s;&])(setenv\\s+${name}\\b|set\\s+(-\\w+\\s+)*${name}\\b)`),
  aliasesGo: /(^|[\s;&])alias\s+['"]?go['"]?\s/,
};

const tcshMark = (mark: string) => `echo -n '${halves(mark).join("''")}'`;
const ASKED = { go: 'which go', path: 'printenv PATH', goroot: 'printenv GOROOT' };

export const tcsh: Shell = {
  name: 'tcsh',
  grammar: TCSH,
  programs: ['tcsh'],
  // On Linux csh is often another program, which knows no `set -f`; where it is tcsh, tcsh is there too.
  relatives: ['csh'],
  findOnWindows: async () => null,

  // tcsh reads .cshrc only where there is no .tcshrc.
  async startupFiles({ userHome }, { defeats }) {
    const tcshrc = path.join(userHome, '.tcshrc');
    const login = path.join(userHome, '.login');
    const main = (await isThere(tcshrc)) ? tcshrc : path.join(userHome, '.cshrc');
    return [
      { file: main, placement: 'present' },
      ...((await defeats(login)) ? [{ file: login, placement: 'first' as const }] : []),
    ];
  },
  filesInOrder: async ({ userHome }) => [
    ...['/etc/csh.cshrc', '/etc/csh.login'],
    ...['.tcshrc', '.cshrc', '.login'].map((name) => path.join(userHome, name)),
  ],
  fileNames: /^\.?t?csh|^\.login$/,
  homeManagerOptions: {},

  start: ({ executable, isLogin, isInteractive }, script) => ({
    args: [...(isInteractive ? ['-i'] : []), '-c', script],
    ...(isLogin ? { argv0: `-${path.basename(executable)}` } : {}),
  }),
  whichGo: (mark) => between(tcshMark, mark, [ASKED.go, ASKED.path, ASKED.goroot]),
  environment: (mark) => between(tcshMark, mark, ['/usr/bin/env -0 || /usr/bin/env']),
  readGo: (answer) => withoutOctals(answer.trim()),
  inheritsIn: [],
  readsOverSsh: true,
  sessionVariables: async () => ({}),
  prompt: {
    // It takes `-l` alone, and is interactive at a terminal.
    args: (isLogin) => (isLogin ? ['-l'] : []),
    env: {},
    whichGo: atPrompt(tcshMark, {
      ...{ ...ASKED, cd: 'cd . >& /dev/null', end: 'kill -KILL $$' },
      hooks: 'alias precmd; alias postcmd; alias cwdcmd; alias periodic',
    }),
    hooks: {
      async explain(told, lines) {
        if (told === '') return { hook: null, line: null };
        const alias = lines.findLast(({ text }) => /\balias\s+(precmd|postcmd|cwdcmd|periodic)\b/.test(text)) ?? null;
        const name = /\balias\s+(\w+)/.exec(alias?.text ?? '')?.[1] ?? 'precmd';
        return { hook: { via: name, name: '' }, line: untraced(alias) };
      },
    },
  },
  filesNeedTerminal: false,

  parser: plainParser(['-f', '-n'], { error: ')' }),
  trace: null,
  whyNothingIsRead: () => null,

  snippet: {
    name: 'tcsh',
    set: (name, value) => `setenv ${name} ${value}`,
    unset: (name) => `unsetenv ${name}`,
    evaluation: (args) => `eval \`goswitch shell ${args}\``,
  },
  completion: null,
};

/** tcsh writes letters that its locale lacks as octal numbers. */
function withoutOctals(go: string): string {
  if (!/\\[0-7]{3}/.test(go)) return go;
  const bytes = Buffer.from(go)
    .toString('latin1')
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

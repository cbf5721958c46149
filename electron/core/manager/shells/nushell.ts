import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CoreContext } from '../../context.ts';
import { belowHome, type Grammar } from './grammar.ts';
import { configHome, filesIn, lateFile } from './places.ts';
import { between, halves } from './posix.ts';
import type { Shell } from './shell.ts';

/** Inside double quotes a backslash and a quote are escaped, and nothing else means anything (nushell's lang guide). */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** PATH may be missing, and is a text until its conversion to a list has run. */
const ENTRIES = '$env.PATH? | default [] | split row (char esep)';

const NUSHELL: Grammar = {
  folder: (place) => {
    const below = place.os === 'win32' ? null : belowHome(place);
    return below === null ? quoted(place.folder) : `($env.HOME + ${quoted(below)})`;
  },
  pathFirst: (folder) => `$env.PATH = (${ENTRIES} | where $it != ${folder} | prepend ${folder})`,
  pathLast: (folder) => `$env.PATH = (${ENTRIES} | if ${folder} in $in { $in } else { $in | append ${folder} })`,
  // Recent versions (seen with 0.115) take both spellings for one variable and keep the first, so the one that curl looks
  // for too comes first.
  proxyParts: (upper, lower) => [`hide-env --ignore-errors ${upper}; $env.${lower} = `, `; $env.${upper} = `, ''],
  quoting: {
    quote: quoted,
    quoted: /^"(?:[^"\\]|\\.)*"/,
    unquote: (text) => text.slice(1, -1).replace(/\\(.)/g, '$1'),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  earlyLine: null,
  // Blocks may be empty.
  commentOut: (line) => `# commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|path|source|source-env|use|overlay|load-env)\b/i,
  setsVariable: (name) => new RegExp(`\\$env\\.${name}\\s*=|\\bload-env\\b.*\\b${name}\\b`),
  aliasesGo: /(^|[\s;])(alias\s+go\s*=|def\s+(--\w+\s+)*["']?go["']?\s*\[)/,
};

const nushellMark = (mark: string) => `print -n ("${halves(mark).join('" + "')}")`;

export const nushell: Shell = {
  name: 'nushell',
  grammar: NUSHELL,
  programs: ['nu'],
  relatives: [],
  findOnWindows: async () => null,

  // Scripts and `nu -c` read none of these. Login shells read login.nu behind config.nu; a terminal reads what is in
  // autoload at last, in the order of names.
  async startupFiles(context, { defeats }) {
    const folder = nushellHome(context);
    const login = path.join(folder, 'login.nu');
    const late = await lateFile(path.join(folder, 'autoload'), 'zz-goswitch.nu', defeats);
    return [
      { file: path.join(folder, 'config.nu'), placement: 'first' },
      ...((await defeats(login)) ? [{ file: login, placement: 'first' as const }] : []),
      ...(late === null ? [] : [{ file: late, placement: 'first' as const }]),
    ];
  },
  async filesInOrder(context) {
    const folder = nushellHome(context);
    return [
      ...['env.nu', 'config.nu', 'login.nu'].map((name) => path.join(folder, name)),
      ...(await filesIn(path.join(folder, 'autoload'), /\.nu$/)),
    ];
  },
  fileNames: /\.nu$/,
  homeManagerOptions: { 'config.nu': 'programs.nushell.extraConfig', 'login.nu': 'programs.nushell.extraLogin' },

  // `-c` reads files in a login shell alone; `-e` is a terminal's shell, and runs its script without one. Without a folder
  // for its files nushell makes one as soon as it would read them: then there is nothing to read.
  start({ isLogin, isInteractive, env }, script) {
    const options = [...(hasNushellHome(env) ? [] : ['-n']), '--no-history', ...(isLogin ? ['-l'] : [])];
    return { args: isInteractive ? [...options, '-e', `${script}; exit`] : [...options, '-c', script] };
  },
  whichGo: (mark) =>
    between(nushellMark, mark, [
      `print -n (which go | each {|it| if $it.type == "external" { $it.path } else { $"($it.type) go" } } | append "" | first)`,
      `print -n (${ENTRIES} | str join (char esep))`,
      'print -n ($env.GOROOT? | default "")',
    ]),
  environment: (mark) => between(nushellMark, mark, ['try { ^/usr/bin/env -0 } catch { ^/usr/bin/env }']),
  readGo: (answer) => answer.trim(),
  inheritsIn: ['non-interactive'],
  readsOverSsh: false,
  sessionVariables: async () => ({}),
  // Its line editor asks the terminal where the cursor is, and waits for an answer that no pipe gives.
  prompt: null,
  filesNeedTerminal: false,

  // It looks for the files that a profile sources while it parses, so it needs the home; it runs nothing.
  parser: {
    args: ['-n', '--stdin', '-c', 'nu-check --debug'],
    error: ')',
    needsPipe: false,
    standsBesideFile: true,
    environment: (context) => ({ HOME: context.userHome, XDG_CONFIG_HOME: path.dirname(nushellHome(context)) }),
    complaint: ({ code, stderr }) => (code === 0 ? null : withoutFrame(stderr.toString('utf8'))),
  },
  trace: null,
  whyNothingIsRead: () => null,

  // nushell evaluates no text, but takes variables from data.
  snippet: {
    name: 'nushell',
    set: (name, value) => JSON.stringify({ [name]: value }),
    unset: (name) => JSON.stringify({ [name]: '' }),
    evaluation: (args) => `goswitch shell ${args} | from json | load-env`,
  },
  completion: {
    load: 'goswitch completion nushell | save -f ($nu.default-config-dir | path join autoload goswitch-completion.nu)',
    where: 'once; the folder autoload must be there',
    script: `# goswitch: completion for nushell. Save it in the folder autoload beside config.nu.
let goswitch_others = $env.config?.completions?.external?.completer?
$env.config.completions.external.completer = {|spans|
  if $spans.0 == "goswitch" {
    let answer = (^$spans.0 __complete -- ...($spans | skip 1) | complete | get stdout | lines)
    if ($answer | is-empty) {
      []
    } else if $answer.0 in [":files" ":programs"] {
      null
    } else {
      $answer | each {|line| let parts = ($line | split row (char tab)); { value: $parts.0, description: ($parts.1? | default "") } }
    }
  } else if $goswitch_others != null {
    do $goswitch_others $spans
  }
}
`,
  },
};

/** `$nu.default-config-dir` (nushell crates/nu-path/src/helpers.rs). */
function nushellHome({ env, userHome, os }: Pick<CoreContext, 'env' | 'userHome' | 'os'>): string {
  if (os === 'win32') return path.win32.join(env.APPDATA ?? path.win32.join(userHome, 'AppData', 'Roaming'), 'nushell');
  const hasXdg = env.XDG_CONFIG_HOME !== undefined && path.isAbsolute(env.XDG_CONFIG_HOME);
  return os === 'darwin' && !hasXdg
    ? path.join(userHome, 'Library', 'Application Support', 'nushell')
    : path.join(configHome({ env, userHome }), 'nushell');
}

/** With the environment that the shell is started with, on any system. */
function hasNushellHome(env: Readonly<Record<string, string>>): boolean {
  const home = env.HOME ?? '';
  return (['linux', 'darwin'] as const).some((os) => existsSync(nushellHome({ env, userHome: home, os })));
}

/** The sentence of an error that nushell draws with its source. */
function withoutFrame(words: string): string {
  return /^\s*[x×]\s+(.+)$/m.exec(words)?.[1] ?? words;
}

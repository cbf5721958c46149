import path from 'node:path';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import { doubleQuoted, type Grammar, type Placement } from './grammar.ts';
import { configHome, filesIn } from './places.ts';
import { atPrompt, between, plainParser, posixMark } from './posix.ts';
import { lastLineWith, untraced } from './scanned-lines.ts';
import type { ExplainedHook, ScannedLine, Shell, TraceStep } from './shell.ts';
import { modeOptions, runTraced, TRACE_MARK } from './xtrace.ts';

const FISH: Grammar = {
  folder: (place) => doubleQuoted(place, '$HOME', (text) => text.replace(/[\\"$]/g, '\\$&')),
  pathFirst: (folder, { placement }) =>
    [
      `begin; set -l goswitch_shims ${folder}`,
      'if test "$PATH[1]" != "$goswitch_shims"',
      ...(placement === 'first'
        ? []
        : ['and begin; status is-login; or status is-interactive; or not contains -- "$goswitch_shims" $PATH; end']),
      'while set -l at (contains -i -- "$goswitch_shims" $PATH); set -e PATH[$at]; end',
      'set -gx PATH "$goswitch_shims" $PATH; end; end',
    ].join('; '),
  pathLast: (folder) => `contains -- ${folder} $PATH; or set -gx PATH $PATH ${folder}`,
  proxyParts: (upper, lower, isShared) =>
    isShared
      ? [
          `if status is-login; or status is-interactive; or begin; not set -q ${upper}; and not set -q ${lower}; end; set -gx ${upper} `,
          `; set -gx ${lower} `,
          '; end',
        ]
      : [`set -gx ${upper} `, `; set -gx ${lower} `, ''],
  quoting: {
    quote: (value) => `'${value.replace(/[\\']/g, '\\$&')}'`,
    quoted: /^'(?:[^'\\]|\\.)*'/,
    unquote: (quoted) => quoted.slice(1, -1).replace(/\\(.)/g, '$1'),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  // A file of GoSwitch's own serves scripts.
  earlyLine: null,
  commentOut: (line) => `: # commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|path|fish_add_path|fish_user_paths|source|eval|exec)\b|(^|[\s;&|])\\?\.\s/,
  setsVariable: (name) => new RegExp(`(^|[\\s;&])(export\\s+${name}\\b|${name}=|set\\s+(-\\w+\\s+)*${name}\\b)`),
  aliasesGo: /(^|[\s;&])(alias\s+(-\w+\s+)*['"]?go['"]?[\s=]|function\s+go\b)/,
};

const GO = "if functions -q go; echo 'function go'; else; command -s go; end";
const PATH = `printf '%s' (string join : $PATH)`;
const GOROOT = `printf '%s' "$GOROOT"`;

/** Each function that an event starts and that may edit PATH, with its event and where it was defined. */
const HOOKS = [
  'for goswitch_hook in (functions --handlers | string match -r "^(?:fish_prompt|fish_preexec|fish_postexec|PWD|fish_focus_in) .*")',
  'set -l goswitch_hook (string split " " $goswitch_hook)',
  'functions $goswitch_hook[2] | string match -qr "PATH|path|source|eval"',
  'and echo $goswitch_hook[1] $goswitch_hook[2] (functions --details --verbose $goswitch_hook[2])[1 3]',
  'end',
  'functions fish_prompt | string match -qr "PATH|fish_add_path"',
  'and echo fish_prompt fish_prompt (functions --details --verbose fish_prompt)[1 3]',
].join('; ');

export const fish: Shell = {
  name: 'fish',
  grammar: FISH,
  programs: ['fish'],
  relatives: [],
  findOnWindows: async () => null,

  // conf.d comes before config.fish, whose lines for PATH hold for scripts too.
  async startupFiles(context, { defeats }) {
    const folder = path.join(configHome(context), 'fish');
    const main = path.join(folder, 'config.fish');
    const own: { file: string; placement: Placement } = {
      file: path.join(folder, 'conf.d', 'goswitch.fish'),
      placement: 'present',
    };
    return [own, ...((await defeats(main)) ? [{ file: main, placement: 'first' as const }] : [])];
  },
  async filesInOrder({ env, userHome }) {
    const config = env.XDG_CONFIG_HOME || path.join(userHome, '.config');
    return [
      ...(await filesIn(path.join(config, 'fish', 'conf.d'), /\.fish$/)),
      ...(await filesIn('/etc/fish/conf.d', /\.fish$/)),
      '/etc/fish/config.fish',
      path.join(config, 'fish', 'config.fish'),
      path.join(config, 'fish', 'fish_variables'),
    ];
  },
  fileNames: /\.fish$|^fish_variables$/,
  homeManagerOptions: { 'config.fish': 'programs.fish.shellInit' },

  start: (mode, script) => ({ args: [...modeOptions(mode), '-c', script] }),
  whichGo: (mark) => between(posixMark, mark, [GO, PATH, GOROOT]),
  environment: (mark) => between(posixMark, mark, ['/usr/bin/env -0; or /usr/bin/env']),
  readGo: (answer) => answer.trim(),
  inheritsIn: [],
  readsOverSsh: true,
  sessionVariables: async () => ({}),
  prompt: {
    // At its first start fish parses the manual pages of the machine in the background, with any python it finds. That is
    // left to a terminal that stays.
    args: (isLogin) => [...(isLogin ? ['-l'] : []), '-C', 'function __fish_anypython; return 1; end', '-i'],
    env: { fish_history: '' },
    whichGo: atPrompt(posixMark, {
      ...{ go: GO, path: PATH, goroot: GOROOT, cd: 'cd . >/dev/null 2>&1', hooks: HOOKS },
      end: 'kill -KILL $fish_pid',
    }),
    hooks: { explain: explainHook },
  },
  filesNeedTerminal: false,

  parser: plainParser(['--no-execute'], { error: 'end', needsPipe: true }),
  // fish keeps a part of PATH in a variable of its own, which no step shows.
  trace: { run: traceFish, showsAllOfPath: false },
  whyNothingIsRead: (userHome, env) =>
    isHomeUnreadable(userHome, env)
      ? 'reads no profile: without a UTF-8 locale fish 3 cannot open files in a home whose name is not ASCII. Set LANG=C.UTF-8, or another UTF-8 locale, for your session'
      : null,

  snippet: {
    name: 'fish',
    set: (name, value) => `set -gx ${name} ${value}`,
    unset: (name) => `set -e ${name}`,
    evaluation: (args) => `goswitch shell ${args} | source`,
  },
  completion: {
    load: 'goswitch completion fish | source',
    where: 'in ~/.config/fish/config.fish',
    script: `# goswitch: completion for fish. In ~/.config/fish/config.fish: goswitch completion fish | source
function __goswitch_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l answer ($words[1] __complete -- $words[2..-1] "$typed" 2>/dev/null)
    switch "$answer[1]"
        case ':files'
            __fish_complete_path "$typed"
        case ':programs'
            complete -C "$typed"
        case '*'
            printf '%s\\n' $answer
    end
end
complete -c goswitch -f -k -a '(__goswitch_complete)'
`,
  },
};

/**
 * fish before version 4 takes the bytes of HOME for Latin-1 letters where the locale is not UTF-8, and then looks for
 * others.
 */
function isHomeUnreadable(userHome: string, env: Readonly<Record<string, string>>): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'C';
  return !/^[ -~]*$/.test(userHome) && !/utf-?8/i.test(locale);
}

/** `event function file line`, one hook a line; the file is `-` for what was read from a pipe. */
async function explainHook(told: string, lines: readonly ScannedLine[]): Promise<ExplainedHook> {
  const found = told.split('\n').flatMap((words) => {
    const [, event, name, file, line] = /^(\S+) (\S+) (.*) (\d+)$/.exec(words.trim()) ?? [];
    return event === undefined || name!.startsWith('__fish_')
      ? []
      : [{ event, name: name!, file: file!, line: Number(line) }];
  });
  const [first] = found;
  if (first === undefined) return { hook: null, line: null };
  const name = found.map((one) => one.name).join(', ');
  const text = path.isAbsolute(first.file)
    ? (await readSmallText(first.file, 'utf8', { maxBytes: PROFILE_BYTES }).catch(() => '')).split('\n')[first.line - 1]
    : undefined;
  const own = text === undefined ? null : { file: first.file, line: first.line, text, traced: true };
  return { hook: { via: first.event, name }, line: own ?? untraced(lastLineWith(lines, first.name)) };
}

/** fish runs a handler whenever PATH or the variable changes, and can say there which line did it. */
async function traceFish(...[context, options]: Parameters<NonNullable<Shell['trace']>['run']>): Promise<TraceStep[]> {
  const { executable, env, variable: name } = options;
  const config = env.XDG_CONFIG_HOME ?? path.join(context.userHome, '.config');
  const script = [
    `function __goswitch_trace --on-variable PATH --on-variable ${name}; printf '%s\\n' '${TRACE_MARK}' (string join : $PATH) "$${name}" (status stack-trace) '${TRACE_MARK}'; end`,
    `for file in '${fishText(config)}'/fish/conf.d/*.fish /etc/fish/conf.d/*.fish; source $file; end`,
    `for file in /etc/fish/config.fish '${fishText(config)}'/fish/config.fish; test -r $file; and source $file; end`,
  ].join('\n');
  const args = ['--no-config', ...modeOptions(options), '-c', script];
  const { stdout } = await runTraced(context, options, { executable, args, env });
  return parseChanges(stdout.toString('utf8'), context.userHome);
}

/**
 * The handler tells what PATH became; a step tells what it was before. So each change's line is paired with the values
 * of the change before.
 */
function parseChanges(output: string, userHome: string): TraceStep[] {
  const changes = output.split(`${TRACE_MARK}\n`).filter((_, at) => at % 2 === 1);
  let before = { path: '', value: '' };
  return changes.map((change) => {
    const [pathAfter = '', value = '', ...stack] = change.split('\n');
    const step = { ...placeOf(stack, userHome), command: '', ...before };
    before = { path: pathAfter, value };
    return step;
  });
}

/**
 * The innermost place in a file of the user's or the system's configuration; fish's own functions only pass on what
 * these ask for.
 */
function placeOf(stack: readonly string[], userHome: string): { file: string; line: number } {
  // Above this line the stack is the handler's own, and its lines are stale.
  const changed = stack.findIndex((words) => words.startsWith('in event handler'));
  const places = stack.slice(changed).flatMap((words) => {
    const [, line, file] = /called on line (\d+) of file (.*)$/.exec(words) ?? [];
    return file === undefined ? [] : [{ file: file.replace(/^~(?=\/)/, userHome), line: Number(line) }];
  });
  return (
    places.find(({ file }) => file.startsWith(userHome) || file.startsWith('/etc/')) ??
    places.at(-1) ?? { file: '', line: 0 }
  );
}

function fishText(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

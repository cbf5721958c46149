import path from 'node:path';
import { belowHome, type Grammar } from './grammar.ts';
import { configHome, filesIn, isThere, lateFile } from './places.ts';
import { between, halves } from './posix.ts';
import type { Shell } from './shell.ts';
import { modeOptions } from './xtrace.ts';

/** A string of Python. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const XONSH: Grammar = {
  folder: (place) => {
    const below = belowHome(place);
    return below === null ? quoted(place.folder) : `$HOME + ${quoted(below)}`;
  },
  // Where the environment has no PATH, $PATH is a plain list without `add`.
  pathFirst: (folder) => `$PATH = [${folder}] + [p for p in $PATH if str(p) != ${folder}]`,
  pathLast: (folder) => `$PATH = list($PATH) + ([] if ${folder} in map(str, $PATH) else [${folder}])`,
  proxyParts: (upper, lower) => [`$${upper} = `, `; $${lower} = `, ''],
  quoting: {
    quote: quoted,
    quoted: /^"(?:[^"\\]|\\.)*"/,
    unquote: (text) => text.slice(1, -1).replace(/\\(.)/g, '$1'),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  earlyLine: null,
  // Python wants a statement of the same indentation in its place.
  commentOut: (line) => line.replace(/^\s*/, '$&pass # commented out by goswitch: '),
  editsPath: /\b(PATH|path|source|xontrib|execx?|evalx?)\b/,
  setsVariable: (name) => new RegExp(`\\$${name}\\s*=|(\\}|environ|env)\\[['"]${name}['"]\\]\\s*=`),
  aliasesGo: /\baliases(\[['"]go['"]\]\s*=|\.register\(['"]go['"])/,
};

const xonshMark = (mark: string) => `print("${halves(mark).join('" + "')}", end="")`;

/** No history. 0.13.4 still leaves compiled copies of `-c` scripts in its data folder, with `--no-script-cache` too. */
const UNSEEN = ['--no-script-cache', '-DXONSH_HISTORY_BACKEND=dummy'];

export const xonsh: Shell = {
  name: 'xonsh',
  grammar: XONSH,
  programs: ['xonsh'],
  relatives: [],
  findOnWindows: async () => null,

  // Of these it reads every one that is there, the one below the home after the other, and rc.d at last in the order of
  // names (xonsh xonshrc). `xonsh -c` and scripts read none.
  async startupFiles(context, { defeats }) {
    const folder = path.join(configHome(context), 'xonsh');
    const old = path.join(context.userHome, '.xonshrc');
    const late = await lateFile(path.join(folder, 'rc.d'), 'zz-goswitch.xsh', defeats);
    return [
      { file: (await isThere(old)) ? old : path.join(folder, 'rc.xsh'), placement: 'first' },
      ...(late === null ? [] : [{ file: late, placement: 'first' as const }]),
    ];
  },
  async filesInOrder(context) {
    const folder = path.join(configHome(context), 'xonsh');
    return [
      '/etc/xonsh/xonshrc',
      path.join(folder, 'rc.xsh'),
      path.join(context.userHome, '.xonshrc'),
      ...(await filesIn(path.join(folder, 'rc.d'), /\.(?:xsh|py)$/)),
    ];
  },
  fileNames: /^\.xonshrc$|\.xsh$/,
  homeManagerOptions: { 'rc.xsh': 'programs.xonsh.xonshrc' },

  start: (mode, script) => ({ args: [...UNSEEN, ...modeOptions(mode), '-c', script] }),
  whichGo: (mark) =>
    between(xonshMark, mark, [
      `print("alias go" if "go" in aliases else (__import__("shutil").which("go", path=":".join(map(str, $PATH))) or ""), end="")`,
      'print(":".join(map(str, $PATH)), end="")',
      `print(\${...}.get("GOROOT", ""), end="")`,
    ]),
  environment: (mark) =>
    between(xonshMark, mark, [
      `print("".join(k + "=" + v + "\\0" for k, v in \${...}.detype().items() if k != "XONSH_HISTORY_BACKEND"), end="")`,
    ]),
  readGo: (answer) => answer.trim(),
  inheritsIn: ['non-interactive'],
  readsOverSsh: false,
  sessionVariables: async () => ({}),
  // Its line editor asks the terminal where the cursor is, and waits for an answer that no pipe gives.
  prompt: null,
  filesNeedTerminal: false,

  parser: {
    args: ['--no-rc', ...UNSEEN, '-c', 'import sys; __xonsh__.execer.parse(sys.stdin.read() + "\\n", ctx=set())'],
    error: ')',
    needsPipe: false,
    standsBesideFile: false,
    environment: () => ({}),
    complaint: ({ code, stderr }) => (code === 0 ? null : (stderr.toString('utf8').trim().split('\n').at(-1) ?? '')),
  },
  trace: null,
  whyNothingIsRead: () => null,

  snippet: {
    name: 'xonsh',
    set: (name, value) => `$${name} = '${value}'`,
    unset: (name) => `\${...}.pop('${name}', None)`,
    evaluation: (args) => `execx($(goswitch shell ${args}))`,
  },
  completion: {
    load: 'execx($(goswitch completion xonsh))',
    where: 'in ~/.config/xonsh/rc.xsh',
    script: `# goswitch: completion for xonsh. In ~/.config/xonsh/rc.xsh: execx($(goswitch completion xonsh))
def _goswitch_completion():
    import subprocess
    from xonsh.completers.completer import add_one_completer
    from xonsh.completers.path import contextual_complete_path
    from xonsh.completers.tools import RichCompletion, contextual_command_completer_for

    @contextual_command_completer_for("goswitch")
    def complete(command):
        words = [arg.value for arg in command.args[1:command.arg_index]] + [command.prefix]
        asked = subprocess.run(["goswitch", "__complete", "--", *words], capture_output=True, text=True, env=\${...}.detype())
        lines = asked.stdout.splitlines()
        if lines and lines[0] in (":files", ":programs"):
            return contextual_complete_path(command)
        found = [line.partition("\\t") for line in lines]
        return {RichCompletion(word, description=doc, append_space=True) for word, _, doc in found}, False

    add_one_completer("goswitch", complete, "start")
_goswitch_completion()
`,
  },
};

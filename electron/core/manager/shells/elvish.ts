import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { CoreContext } from '../../context.ts';
import { belowHome, type Grammar } from './grammar.ts';
import { configHome, isThere } from './places.ts';
import { atPrompt, between, halves } from './posix.ts';
import type { Shell } from './shell.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const ELVISH: Grammar = {
  folder: (place) => {
    const below = belowHome(place);
    return below === null ? quoted(place.folder) : `$E:HOME${quoted(below)}`;
  },
  // Without PATH, `$paths` is no list.
  pathFirst: (folder) =>
    `set paths = [${folder} (if (has-env PATH) { each {|p| if (not-eq $p ${folder}) { put $p } } $paths })]`,
  pathLast: (folder) =>
    `if (not (and (has-env PATH) (has-value $paths ${folder}))) { set paths = [(if (has-env PATH) { all $paths }) ${folder}] }`,
  proxyParts: (upper, lower) => [`set-env ${upper} `, `; set-env ${lower} `, ''],
  quoting: {
    quote: quoted,
    quoted: /^'(?:[^']|'')*'/,
    unquote: (text) => text.slice(1, -1).replaceAll("''", "'"),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  earlyLine: null,
  // Blocks may be empty.
  commentOut: (line) => `# commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|paths?|eval|use)\b/,
  setsVariable: (name) => new RegExp(`\\bset\\s+E:${name}\\s*=|\\bset-env\\s+${name}\\b`),
  aliasesGo: /(^|[\s;{])(fn\s+go\s|var\s+go~|edit:add-var\s+go~)/,
};

const elvishMark = (mark: string) => `print '${halves(mark).join(`'"`)}"`;

const GO = `if (not-eq (resolve go) '(external go)') { print 'function go' } elif (has-external go) { print (search-external go) }`;
const PATH = 'print $E:PATH';
const GOROOT = 'print $E:GOROOT';

/** Its history is kept by a process of its own, which is not started where the name of its socket cannot be looked up. */
const WITHOUT_HISTORY = ['-db', '/dev/null/db', '-sock', '/dev/null/sock'];

export const elvish: Shell = {
  name: 'elvish',
  grammar: ELVISH,
  programs: ['elvish'],
  relatives: [],
  findOnWindows: async () => null,

  // A shell at a terminal reads rc.elv, scripts and `elvish -c` read nothing. Up to 0.19 the old file was read in place of
  // the new one, and is not read since.
  async startupFiles(context) {
    const { now, old } = rcFiles(context);
    return [now, ...((await isThere(old)) ? [old] : [])].map((file) => ({ file, placement: 'first' }));
  },
  filesInOrder: async (context) => Object.values(rcFiles(context)),
  fileNames: /\.elv$/,
  homeManagerOptions: {},

  // Without a terminal it takes lines from its input as a person would type them, and reads rc.elv as far as that does
  // not ask for the line editor.
  start: ({ isLogin, isInteractive }, script) =>
    isLogin || isInteractive
      ? { args: WITHOUT_HISTORY, input: Buffer.from(`${script}\nexit\n`) }
      : { args: ['-c', script] },
  whichGo: (mark) => between(elvishMark, mark, [GO, PATH, GOROOT]),
  environment: (mark) => between(elvishMark, mark, ['try { e:/usr/bin/env -0 } catch _ { e:/usr/bin/env }']),
  readGo: (answer) => answer.trim(),
  inheritsIn: ['non-interactive'],
  readsOverSsh: false,
  sessionVariables: async () => ({}),
  prompt: {
    args: () => WITHOUT_HISTORY,
    env: {},
    whichGo: atPrompt(elvishMark, {
      ...{ go: GO, path: PATH, goroot: GOROOT, cd: 'cd .', hooks: 'nop' },
      end: 'exit',
    }),
    // Its hooks are closures that tell nothing of themselves.
    hooks: { explain: async () => ({ hook: null, line: null }) },
  },
  filesNeedTerminal: true,

  // Names of the line editor are unknown to the compiler where there is no terminal, so only what does not parse counts.
  parser: {
    args: ['-compileonly', '/dev/stdin'],
    error: ')',
    needsPipe: true,
    standsBesideFile: false,
    environment: () => ({}),
    complaint: ({ stderr }) =>
      /^(?:Multiple )?parse errors?\b.*(?:\n.*)*/im.exec(stripVTControlCharacters(stderr.toString('utf8')))?.[0] ??
      null,
  },
  trace: null,
  whyNothingIsRead: () => null,

  snippet: {
    name: 'elvish',
    set: (name, value) => `set-env ${name} ${value}`,
    unset: (name) => `unset-env ${name}`,
    evaluation: (args) => `eval (goswitch shell ${args} | slurp)`,
  },
  completion: {
    load: 'eval (goswitch completion elvish | slurp)',
    where: 'in ~/.config/elvish/rc.elv',
    script: `# goswitch: completion for elvish. In ~/.config/elvish/rc.elv: eval (goswitch completion elvish | slurp)
use str
set edit:completion:arg-completer[goswitch] = {|@words|
  var answer = [(try { e:goswitch __complete -- (all $words[1..]) 2>/dev/null | from-lines } catch _ { })]
  if (eq $answer []) {
    nop
  } elif (has-value [:files :programs] $answer[0]) {
    edit:complete-filename $@words
  } else {
    for line $answer {
      var word @doc = (str:split "\\t" $line)
      edit:complex-candidate $word &display=$word' '(str:join ' ' $doc)
    }
  }
}
`,
  },
};

function rcFiles(context: CoreContext): { readonly now: string; readonly old: string } {
  return {
    now: path.join(configHome(context), 'elvish', 'rc.elv'),
    old: path.join(context.userHome, '.elvish', 'rc.elv'),
  };
}

import { doubleQuoted, type Grammar } from './grammar.ts';
import type { Asking, Question, ShellStarting, SyntaxParser, TerminalSnippet } from './shell.ts';

/** What bash, zsh and every other descendant of the Bourne shell share. */
export const POSIX: Grammar = {
  folder: (place) => {
    // Git Bash writes C:\Users as /c/Users.
    const slashes = (text: string) =>
      place.os === 'win32'
        ? text.replaceAll('\\', '/').replace(/^([A-Za-z]):/, (_, drive: string) => `/${drive.toLowerCase()}`)
        : text;
    return doubleQuoted(place, '$HOME', (text) => slashes(text).replace(/[\\"$`]/g, '\\$&'));
  },
  pathFirst: (folder, { placement }) => (placement === 'present' ? addedWhereMissing(folder) : movedToFront(folder)),
  pathLast: (folder) =>
    `case ":\${PATH-}:" in *":${inner(folder)}:"*) ;; *) PATH="\${PATH:+$PATH:}${inner(folder)}"; export PATH ;; esac`,
  proxyParts: (upper, lower, isShared) =>
    isShared
      ? [`case "\${${upper}+x}\${${lower}+x}" in '') export ${upper}=`, ` ${lower}=`, ' ;; esac']
      : [`export ${upper}=`, ` ${lower}=`, ''],
  quoting: {
    quote: (value) => `'${value.replaceAll("'", "'\\''")}'`,
    quoted: /^(?:'[^']*'|\\')+/,
    unquote: (quoted) => quoted.replace(/'([^']*)'|\\(.)/g, '$1$2'),
  },
  beforeReturn: ' #',
  readsUtf16: false,
  earlyLine: /^case ":\$\{PATH-\}:" in \*":.*:"\*\) ;; \*\) PATH=".*\$\{PATH:\+:\$PATH\}"; export PATH ;; esac( #)?$/,
  // `:` does nothing, and keeps an `if` whose only command it was valid.
  commentOut: (line) => `: # commented out by goswitch: ${line}`,
  editsPath: /\b(PATH|path|source|eval|exec)\b|(^|[\s;&|])\\?\.\s/,
  setsVariable: (name) => new RegExp(`(^|[\\s;&])(export\\s+${name}\\b|${name}=)`),
  aliasesGo: /(^|[\s;&])(alias\s+(-\w+\s+)*['"]?go['"]?=|function\s+go\b|go\s*\(\))/,
};

/** Without the quotes around it. */
function inner(folder: string): string {
  return folder.slice(1, -1);
}

function addedWhereMissing(folder: string): string {
  return `case ":\${PATH-}:" in *":${inner(folder)}:"*) ;; *) PATH=${folder.slice(0, -1)}\${PATH:+:$PATH}"; export PATH ;; esac`;
}

function movedToFront(folder: string): string {
  const search = '":$goswitch_shims:"';
  return [
    `goswitch_shims=${folder}`,
    `case ":\${PATH-}:" in ${search}*) ;; *) goswitch_path=":\${PATH-}:"`,
    // Takes the folder out wherever it stands; the colons at both ends make every entry look alike, and keep entries that
    // are empty.
    `while :; do case "$goswitch_path" in *${search}*) goswitch_path="\${goswitch_path%%${search}*}:\${goswitch_path#*${search}}" ;; *) break ;; esac; done`,
    `goswitch_path="\${goswitch_path#:}"`,
    `goswitch_path="\${goswitch_path%:}"`,
    `PATH="$goswitch_shims\${goswitch_path:+:$goswitch_path}"`,
    'export PATH',
    'unset goswitch_path ;; esac',
    'unset goswitch_shims',
  ].join('; ');
}

/** The mark in two pieces, for `Question`. */
export function halves(mark: string): [string, string] {
  return [mark.slice(0, 4), mark.slice(4)];
}

/** Two quotes in a row would be one quote in a zsh with RC_QUOTES. */
export function posixMark(mark: string): string {
  return `printf '%s' '${halves(mark).join(`'""'`)}'`;
}

/** A script that prints the mark before, between and after what `parts` print. */
export function between(print: (mark: string) => string, mark: string, parts: readonly string[]): Question {
  return { script: [print(mark), ...parts.flatMap((part) => [part, print(mark)])].join('; '), answers: parts.length };
}

interface PromptParts {
  readonly go: string;
  readonly path: string;
  readonly goroot: string;
  readonly cd: string;
  readonly hooks: string;
  /** Ends the shell at once. */
  readonly end: string;
}

/** The line to type at a prompt, as `ShellPrompt.whichGo` says. */
export function atPrompt(print: (mark: string) => string, { go, path, goroot, cd, hooks, end }: PromptParts): Asking {
  return (mark) => {
    const { script, answers } = between(print, mark, [go, path, goroot, hooks, cd, go, path]);
    return { script: ` ${script}; ${end}\n`, answers };
  };
}

/** `|| :`, because a profile may have turned `set -e` on. */
const GO = 'command -v go || :';
const PATH = `printf '%s' "\${PATH-}"`;
const GOROOT = `printf '%s' "\${GOROOT-}"`;

export const posixAsking: Pick<ShellStarting, 'whichGo' | 'environment' | 'readGo'> = {
  whichGo: (mark) => between(posixMark, mark, [GO, PATH, GOROOT]),
  environment: (mark) => between(posixMark, mark, ['/usr/bin/env -0 || /usr/bin/env']),
  readGo: (answer) => answer.trim(),
};

/** bash and zsh are traced for their hooks, so they tell nothing of them. */
export const posixWhichGoAtPrompt: Asking = atPrompt(posixMark, {
  go: GO,
  path: PATH,
  goroot: GOROOT,
  cd: 'cd . >/dev/null 2>&1 || :',
  hooks: ':',
  end: 'builtin kill -KILL $$',
});

/** Takes a shell that is traced past a `cd`, prints the mark and ends it. */
export function posixEndOfTrace(mark: string): string {
  return ` cd . >/dev/null; set +x; ${posixMark(mark)}; builtin kill -KILL $$\n`;
}

export const POSIX_SNIPPET: TerminalSnippet = {
  name: 'sh',
  set: (name, value) => `export ${name}=${value}`,
  unset: (name) => `unset ${name}`,
  evaluation: (args) => `eval "$(goswitch shell ${args})"`,
};

/** A parser that ends with 0 for what it can parse. Nothing of the user's environment reaches it. */
export function plainParser(
  args: readonly string[],
  { error, needsPipe = false }: { readonly error: string; readonly needsPipe?: boolean },
): SyntaxParser {
  return {
    args,
    error,
    needsPipe,
    standsBesideFile: false,
    environment: () => ({}),
    complaint: ({ code, stderr }) => (code === 0 ? null : stderr.toString('utf8')),
  };
}

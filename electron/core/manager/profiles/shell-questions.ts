import type { ShellName } from '../../../contract/profiles.ts';

/**
 * Scripts that make a shell answer between marks, whatever its profiles print around them. The mark is written in two
 * pieces, so that a shell which repeats its commands (`set verbose`) does not seem to answer.
 */
export interface Question {
  readonly script: string;
  /** How many answers come, each followed by a mark; one mark stands before the first. */
  readonly answers: number;
}

/** What `WHICH_GO` asks for, trimmed. */
export interface ShellAnswer {
  /** A path, or the words of an alias or function; '' where there is none. */
  readonly go: string;
  readonly path: string;
  readonly goroot: string;
}

/** The `go` in a shell's answer. tcsh writes letters that its locale lacks as octal numbers. */
export function goOf(shell: ShellName, answer: string): string {
  const go = answer.trim();
  if (shell !== 'tcsh' || !/\\[0-7]{3}/.test(go)) return go;
  const bytes = Buffer.from(go)
    .toString('latin1')
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

type Asking = (mark: string) => Question;

const halves = (mark: string): [string, string] => [mark.slice(0, 4), mark.slice(4)];
/** Two quotes in a row would be one quote in a zsh with RC_QUOTES. */
export const posixMark = (mark: string) => `printf '%s' '${halves(mark).join(`'""'`)}'`;
const tcshMark = (mark: string) => `echo -n '${halves(mark).join("''")}'`;
const powershellMark = (mark: string) => `[Console]::Out.Write('${halves(mark).join("' + '")}')`;

function between(print: (mark: string) => string, mark: string, parts: readonly string[]): Question {
  return { script: [print(mark), ...parts.flatMap((part) => [part, print(mark)])].join('; '), answers: parts.length };
}

/**
 * Answers: which `go` this shell means (a path, or the words of an alias or function), its PATH (separated by the
 * system's sign), its GOROOT.
 */
export const WHICH_GO: Readonly<Record<ShellName, Asking>> = {
  bash: posixWhichGo,
  zsh: posixWhichGo,
  sh: posixWhichGo,
  fish: (mark) =>
    between(posixMark, mark, [
      "if functions -q go; echo 'function go'; else; command -s go; end",
      `printf '%s' (string join : $PATH)`,
      `printf '%s' "$GOROOT"`,
    ]),
  tcsh: (mark) => between(tcshMark, mark, ['which go', 'printenv PATH', 'printenv GOROOT']),
  powershell: (mark) =>
    between(powershellMark, mark, [
      '[Console]::Out.Write((Get-Command go -ErrorAction SilentlyContinue | Select-Object -First 1).Definition)',
      '[Console]::Out.Write($env:PATH)',
      '[Console]::Out.Write($env:GOROOT)',
    ]),
};

/** Shells that can have hooks at their prompt. */
export const PROMPTING_SHELLS = ['bash', 'zsh', 'fish', 'tcsh'] as const satisfies readonly ShellName[];
export type PromptingShell = (typeof PROMPTING_SHELLS)[number];

/**
 * One line to type at a prompt. Answers: those of `WHICH_GO`; then the first two again after a `cd` into the same
 * folder, for the hooks of that; then what fish and tcsh tell of their hooks. It begins with a blank and ends the shell
 * at once, so that no history has it.
 */
export const WHICH_GO_AT_PROMPT: Readonly<Record<PromptingShell, Asking>> = {
  bash: (mark) => atPrompt(posixMark, mark, POSIX_PROMPT, 'builtin kill -KILL $$'),
  zsh: (mark) => atPrompt(posixMark, mark, POSIX_PROMPT, 'builtin kill -KILL $$'),
  fish: (mark) =>
    atPrompt(
      posixMark,
      mark,
      {
        go: "if functions -q go; echo 'function go'; else; command -s go; end",
        path: `printf '%s' (string join : $PATH)`,
        goroot: `printf '%s' "$GOROOT"`,
        cd: 'cd . >/dev/null 2>&1',
        hooks: FISH_HOOKS,
      },
      'kill -KILL $fish_pid',
    ),
  tcsh: (mark) =>
    atPrompt(
      tcshMark,
      mark,
      {
        go: 'which go',
        path: 'printenv PATH',
        goroot: 'printenv GOROOT',
        cd: 'cd . >& /dev/null',
        hooks: 'alias precmd; alias postcmd; alias cwdcmd; alias periodic',
      },
      'kill -KILL $$',
    ),
};

interface PromptParts {
  readonly go: string;
  readonly path: string;
  readonly goroot: string;
  readonly cd: string;
  readonly hooks: string;
}

const POSIX_PROMPT: PromptParts = {
  go: 'command -v go || :',
  path: `printf '%s' "\${PATH-}"`,
  goroot: `printf '%s' "\${GOROOT-}"`,
  cd: 'cd . >/dev/null 2>&1 || :',
  hooks: ':',
};

/** Each function that an event starts and that may edit PATH, with its event and where it was defined. */
const FISH_HOOKS = [
  'for goswitch_hook in (functions --handlers | string match -r "^(?:fish_prompt|fish_preexec|fish_postexec|PWD|fish_focus_in) .*")',
  'set -l goswitch_hook (string split " " $goswitch_hook)',
  'functions $goswitch_hook[2] | string match -qr "PATH|path|source|eval"',
  'and echo $goswitch_hook[1] $goswitch_hook[2] (functions --details --verbose $goswitch_hook[2])[1 3]',
  'end',
  'functions fish_prompt | string match -qr "PATH|fish_add_path"',
  'and echo fish_prompt fish_prompt (functions --details --verbose fish_prompt)[1 3]',
].join('; ');

function atPrompt(
  print: (mark: string) => string,
  mark: string,
  { go, path, goroot, cd, hooks }: PromptParts,
  end: string,
): Question {
  const { script, answers } = between(print, mark, [go, path, goroot, hooks, cd, go, path]);
  return { script: ` ${script}; ${end}\n`, answers };
}

/** One answer: the environment, as NUL-terminated `NAME=value`, or (where `env` has no -0) as lines. */
export const ENVIRONMENT: Readonly<Record<ShellName, Asking>> = {
  bash: posixEnvironment,
  zsh: posixEnvironment,
  sh: posixEnvironment,
  fish: (mark) => between(posixMark, mark, ['/usr/bin/env -0; or /usr/bin/env']),
  tcsh: (mark) => between(tcshMark, mark, ['/usr/bin/env -0 || /usr/bin/env']),
  powershell: (mark) =>
    between(powershellMark, mark, [
      "Get-ChildItem env: | ForEach-Object { [Console]::Out.Write($_.Name + '=' + $_.Value + [char]0) }",
    ]),
};

/** `|| :`, because a profile may have turned `set -e` on. */
function posixWhichGo(mark: string): Question {
  return between(posixMark, mark, ['command -v go || :', `printf '%s' "\${PATH-}"`, `printf '%s' "\${GOROOT-}"`]);
}

function posixEnvironment(mark: string): Question {
  return between(posixMark, mark, ['/usr/bin/env -0 || /usr/bin/env']);
}

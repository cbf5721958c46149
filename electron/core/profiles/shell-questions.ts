import type { ShellName } from '../../contract/profiles.ts';

/**
 * Scripts that make a shell answer between marks, whatever its profiles print around them. The mark is written in two pieces, so that a shell which
 * repeats its commands (`set verbose`) does not seem to answer.
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

type Asking = (mark: string) => Question;

const halves = (mark: string): [string, string] => [mark.slice(0, 4), mark.slice(4)];
/** Two quotes in a row would be one quote in a zsh with RC_QUOTES. */
const posixMark = (mark: string) => `printf '%s' '${halves(mark).join(`'""'`)}'`;
const tcshMark = (mark: string) => `echo -n '${halves(mark).join("''")}'`;
const powershellMark = (mark: string) => `[Console]::Out.Write('${halves(mark).join("' + '")}')`;

function between(print: (mark: string) => string, mark: string, parts: readonly string[]): Question {
  return { script: [print(mark), ...parts.flatMap((part) => [part, print(mark)])].join('; '), answers: parts.length };
}

/** Answers: which `go` this shell means (a path, or the words of an alias or function), its PATH (separated by the system's sign), its GOROOT. */
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

/** One answer: the environment, as NUL-terminated `NAME=value`, or (where `env` has no -0) as lines. */
export const ENVIRONMENT: Readonly<Record<ShellName, Asking>> = {
  bash: posixEnvironment,
  zsh: posixEnvironment,
  sh: posixEnvironment,
  fish: (mark) => between(posixMark, mark, ['/usr/bin/env -0; or /usr/bin/env']),
  tcsh: (mark) => between(tcshMark, mark, ['/usr/bin/env -0 || /usr/bin/env']),
  powershell: (mark) =>
    between(powershellMark, mark, ["Get-ChildItem env: | ForEach-Object { [Console]::Out.Write($_.Name + '=' + $_.Value + [char]0) }"]),
};

/** `|| :`, because a profile may have turned `set -e` on. */
function posixWhichGo(mark: string): Question {
  return between(posixMark, mark, ['command -v go || :', `printf '%s' "\${PATH-}"`, `printf '%s' "\${GOROOT-}"`]);
}

function posixEnvironment(mark: string): Question {
  return between(posixMark, mark, ['/usr/bin/env -0 || /usr/bin/env']);
}

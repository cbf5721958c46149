import path from 'node:path';

/**
 * `first`: moves shims to the front whenever something stands before it. `present`: adds it in front only where PATH
 * lacks it; for the files that scripts read as well, so that a PATH somebody chose for one command is respected. fish
 * and tcsh read such files in every mode, and can tell: there, `present` still moves shims to the front in login and
 * interactive shells. Shells that read no file for scripts know `first` alone.
 */
export type Placement = 'first' | 'present';

/** A folder that is to stand on PATH. */
interface PathFolder {
  /** Absolute. */
  readonly folder: string;
  readonly userHome: string;
  readonly os: NodeJS.Platform;
}

interface Quoting {
  readonly quote: (value: string) => string;
  /** A quoted value at the start of a text. */
  readonly quoted: RegExp;
  readonly unquote: (quoted: string) => string;
}

/**
 * How a startup file is written: the lines that GoSwitch puts there, and what it looks for in those of others. The lines
 * promise: no fork, no effect the second time, nothing twice on PATH, no variable left behind; they hold under `set -u`
 * and `set -e` where a shell has them.
 */
export interface Grammar {
  /** Says the folder, with the home's variable where it is below it, so that a profile can be shared between machines. */
  folder(folder: PathFolder): string;
  /** Puts a folder first on PATH. @param folder as `folder` says it */
  pathFirst(folder: string, options: { readonly placement: Placement; readonly os: NodeJS.Platform }): string;
  /** Puts a folder last on PATH, so that nothing there comes before what was found until now. */
  pathLast(folder: string, os: NodeJS.Platform): string;
  /**
   * What stands before, between and after the two quoted values that set a variable in both spellings. `isShared`: in a
   * file that scripts read as well, where a value that somebody chose for one command is respected.
   */
  proxyParts(upper: string, lower: string, isShared: boolean): readonly [string, string, string];
  readonly quoting: Quoting;
  /** Put behind each line of a CRLF file, so that the carriage return is not part of the last word; '' where it is not. */
  readonly beforeReturn: ' #' | '';
  /** Whether its reader understands UTF-16. */
  readonly readsUtf16: boolean;
  /**
   * What `pathFirst` makes for scripts, whatever the folder, where such files are often left early by scripts
   * (docs/decisions/0101); null where they are not.
   */
  readonly earlyLine: RegExp | null;
  /** The line, commented out by GoSwitch so that what stands around it is still valid. */
  commentOut(line: string): string;
  /** What a line must hold that may put a folder on PATH, or hands over to something that may. */
  readonly editsPath: RegExp;
  /** A line that gives the variable a value that programs see. @param name of word characters alone */
  setsVariable(name: string): RegExp;
  /** A line that makes `go` an alias or a function; null where there is no such thing. */
  readonly aliasesGo: RegExp | null;
}

/** The part of a folder's name behind the home's, with the separator before it; null where it is not below the home. */
export function belowHome({ folder, userHome, os }: PathFolder): string | null {
  const { relative, isAbsolute, sep } = os === 'win32' ? path.win32 : path.posix;
  if (userHome === '') return null;
  const below = relative(userHome, folder);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? null : `${sep}${below}`;
}

/** A folder in double quotes, behind the variable `home` where it is below that. */
export function doubleQuoted(place: PathFolder, home: string, protect: (text: string) => string): string {
  const below = belowHome(place);
  return below === null ? `"${protect(place.folder)}"` : `"${home}${protect(below)}"`;
}

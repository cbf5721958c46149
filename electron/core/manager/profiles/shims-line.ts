import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';

/** Whose grammar a profile is written in. */
export type ProfileSyntax = 'posix' | 'fish' | 'tcsh' | 'powershell' | 'environment.d';

/**
 * `first`: moves shims to the front whenever something stands before it. `present`: adds it in front only where PATH
 * lacks it; for the files that scripts read as well, so that a PATH somebody chose for one command is respected. fish
 * and tcsh read such files in every mode, and can tell: there, `present` still moves shims to the front in login and
 * interactive shells.
 */
export type Placement = 'first' | 'present';

export interface ShimsLineOptions {
  readonly syntax: ProfileSyntax;
  readonly placement: Placement;
  /** The folder of the shims, absolute. */
  readonly shims: string;
  readonly userHome: string;
  readonly os: NodeJS.Platform;
}

/**
 * The one line that puts `shims` on PATH. Promises: no fork, no effect the second time, no entry twice, holds under
 * `set -u` and `set -e`, leaves no variable behind, and says $HOME where the folder is below it so that a profile can
 * be shared between machines. Throws `invalid-input` when the folder's name cannot stand on PATH.
 */
export function shimsLine(options: ShimsLineOptions): string {
  const separator = options.os === 'win32' ? ';' : ':';
  const name = options.os === 'win32' ? options.shims.replace(/^[A-Za-z]:/, '') : options.shims;
  if (name.includes(separator) || /[\n\r\0]/.test(name)) {
    throw new AppError('invalid-input', `The folder ${JSON.stringify(options.shims)} cannot be an entry of PATH`, {
      hint: 'Choose a home without a colon, semicolon or line break in its name, with --home or GOSWITCH_HOME',
    });
  }
  return LINES[options.syntax](options);
}

const LINES: Readonly<Record<ProfileSyntax, (options: ShimsLineOptions) => string>> = {
  posix: (options) => {
    const shims = quote(options, '$HOME', (text) => text.replace(/[\\"$`]/g, '\\$&'));
    return options.placement === 'present' ? posixPresent(shims) : posixFirst(shims);
  },
  fish: (options) =>
    fishLine(
      quote(options, '$HOME', (text) => text.replace(/[\\"$]/g, '\\$&')),
      options.placement,
    ),
  tcsh: (options) => {
    const shims = quoteTcsh(options);
    // tcsh reads every folder of PATH anew when `path` is set, so it is left alone where shims is first. `set -f` drops
    // later duplicates; bsd-csh, which reads .cshrc too, lacks it. `path` is there even where PATH is not.
    const when = options.placement === 'first' ? '' : ` && ($?prompt || $?loginsh || " $path " !~ *" "${shims}" "*)`;
    return `if ($?tcsh && " $path " !~ " "${shims}" "*${when}) set -f path = (${shims} $path:q)`;
  },
  powershell: (options) => {
    const shims = quote(options, '$HOME', (text) =>
      text.replace(/[`"$]/g, '`$&').replace(/[^ -~]/g, (unit) => `$([char]${unit.charCodeAt(0)})`),
    );
    const [separator, differs] = options.os === 'win32' ? [';', '-ine'] : [':', '-cne'];
    const entries = `$env:PATH -split '${separator}'`;
    return (
      `if ((${entries})[0] ${differs} ${shims}) ` +
      `{ $env:PATH = (@(${shims}) + @(${entries} | Where-Object { $_ ${differs} ${shims} })) -join '${separator}' }`
    );
  },
  // Values are unquoted like a shell's first and have variables replaced afterwards, hence the doubled dollar (systemd
  // src/basic/env-util.c).
  'environment.d': (options) => {
    const shims = quote(options, '$HOME', (text) => text.replaceAll('$', '$$$$').replace(/[\\"`]/g, '\\$&'));
    return `PATH=${shims.slice(0, -1)}:$PATH"`;
  },
};

function posixPresent(shims: string): string {
  const inPattern = shims.slice(1, -1);
  return `case ":\${PATH-}:" in *":${inPattern}:"*) ;; *) PATH=${shims.slice(0, -1)}\${PATH:+:$PATH}"; export PATH ;; esac`;
}

function posixFirst(shims: string): string {
  const search = '":$goswitch_shims:"';
  return [
    `goswitch_shims=${shims}`,
    `case ":\${PATH-}:" in ${search}*) ;; *) goswitch_path=":\${PATH-}:"`,
    // Takes shims out wherever it stands; the colons at both ends make every entry look alike, and keep entries that
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

function fishLine(shims: string, placement: Placement): string {
  return [
    `begin; set -l goswitch_shims ${shims}`,
    'if test "$PATH[1]" != "$goswitch_shims"',
    ...(placement === 'first'
      ? []
      : ['and begin; status is-login; or status is-interactive; or not contains -- "$goswitch_shims" $PATH; end']),
    'while set -l at (contains -i -- "$goswitch_shims" $PATH); set -e PATH[$at]; end',
    'set -gx PATH "$goswitch_shims" $PATH; end; end',
  ].join('; ');
}

/** In double quotes, with the home's variable where the folder is below it. */
function quote(
  { shims, userHome, os, syntax }: ShimsLineOptions,
  home: string,
  protect: (text: string) => string,
): string {
  const below = belowHome(shims, userHome, os);
  // Git Bash writes C:\Users as /c/Users.
  const slashes = (text: string) =>
    os === 'win32' && syntax !== 'powershell'
      ? text.replaceAll('\\', '/').replace(/^([A-Za-z]):/, (_, drive: string) => `/${drive.toLowerCase()}`)
      : text;
  return below === null ? `"${protect(slashes(shims))}"` : `"${home}${protect(slashes(below))}"`;
}

/** csh has no escape inside double quotes, and replaces `!` even inside single ones. */
function quoteTcsh({ shims, userHome, os }: ShimsLineOptions): string {
  const below = belowHome(shims, userHome, os);
  const literal = (text: string) => `'${text.replaceAll("'", "'\\''").replaceAll('!', '\\!')}'`;
  if (below === null) return literal(shims);
  return /^[\w./@%+,-]*$/.test(below) ? `"\${HOME}${below}"` : `"\${HOME}"${literal(below)}`;
}

function belowHome(shims: string, userHome: string, os: NodeJS.Platform): string | null {
  const { relative, isAbsolute, sep } = os === 'win32' ? path.win32 : path.posix;
  if (userHome === '') return null;
  const below = relative(userHome, shims);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? null : `${sep}${below}`;
}

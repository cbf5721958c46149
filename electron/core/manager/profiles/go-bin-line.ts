import path from 'node:path';
import type { ProfileFile } from './profile-files.ts';
import { type ProfileSyntax, type ShimsLineOptions, shimsLine } from './shims-line.ts';

/**
 * What stands in the block that puts the folder of installed Go tools on PATH: last, so that nothing there comes before
 * what was found until now.
 */
export function goBinLine(
  { syntax }: Pick<ProfileFile, 'syntax'>,
  options: Omit<ShimsLineOptions, 'syntax' | 'placement' | 'shims'> & { readonly folder: string },
): string {
  const { folder, userHome, os } = options;
  // Refuses what cannot stand on PATH, and quotes the folder in this grammar.
  const first = shimsLine({ syntax, placement: 'present', shims: folder, userHome, os });
  return APPEND[syntax](QUOTED[syntax].exec(first)![1]!, os);
}

/** Where the quoted folder stands in the line that `shimsLine` makes. */
const QUOTED: Readonly<Record<ProfileSyntax, RegExp>> = {
  posix: /PATH=("(?:[^"\\]|\\.)*)\$\{PATH:\+:\$PATH\}"; export PATH/,
  fish: /^begin; set -l goswitch_shims (".*"); if test "\$PATH\[1\]"/,
  tcsh: /set -f path = \((.*) \$path:q\)$/,
  powershell: /\[0\] -(?:ine|cne) (".*?")\) \{/,
  'environment.d': /^PATH=(".*):\$PATH"$/,
};

const APPEND: Readonly<Record<ProfileSyntax, (quoted: string, os: NodeJS.Platform) => string>> = {
  posix: (open) =>
    `case ":\${PATH-}:" in *":${open.slice(1)}:"*) ;; *) PATH="\${PATH:+$PATH:}${open.slice(1)}"; export PATH ;; esac`,
  fish: (quoted) => `contains -- ${quoted} $PATH; or set -gx PATH $PATH ${quoted}`,
  tcsh: (quoted) => `if ($?tcsh && " $path " !~ *" "${quoted}" "*) set -f path = ($path:q ${quoted})`,
  powershell: (quoted, os) => {
    const separator = os === 'win32' ? path.win32.delimiter : ':';
    return `if (($env:PATH -split '${separator}') -notcontains ${quoted}) { $env:PATH = $env:PATH + '${separator}' + ${quoted} }`;
  },
  'environment.d': (open) => `PATH="$PATH:${open.slice(1)}"`,
};

import { SHELL_NAMES, type ShellName } from '../../../contract/profiles.ts';
import { bash } from './bash.ts';
import { elvish } from './elvish.ts';
import { fish } from './fish.ts';
import { nushell } from './nushell.ts';
import { powershell } from './powershell.ts';
import { sh } from './sh.ts';
import type { Shell } from './shell.ts';
import { tcsh } from './tcsh.ts';
import { xonsh } from './xonsh.ts';
import { zsh } from './zsh.ts';

/** The shells that GoSwitch knows: each is one file of this folder, and a line here and in `SHELL_TITLES`. */
const SHELLS: Readonly<Record<ShellName, Shell>> = { bash, zsh, fish, sh, tcsh, powershell, nushell, elvish, xonsh };

/** All of them, in the order of `SHELL_NAMES`. */
export const shells: readonly Shell[] = SHELL_NAMES.map((name) => SHELLS[name]);

export function shellNamed(name: ShellName): Shell {
  return SHELLS[name];
}

/** The shell that set-up takes a program for, by its file name; null for one that set-up does not edit. */
export function shellOfProgram(executable: string): Shell | null {
  const program = programName(executable);
  return shells.find(({ programs }) => programs.includes(program)) ?? null;
}

/**
 * The shell whose language a program speaks, by its file name or as a person calls it (`-zsh`, `/bin/dash`, `pwsh.exe`,
 * `powershell`); null for one that is not known.
 */
export function shellSpokenBy(executable: string): Shell | null {
  const program = programName(executable);
  const speaks = ({ name, programs, relatives }: Shell) =>
    name === program || programs.includes(program) || relatives.includes(program);
  return shells.find(speaks) ?? null;
}

/** The shell that reads a startup file of this name; null where its name does not tell. */
export function shellOfFile(fileName: string): Shell | null {
  return shells.find(({ fileNames }) => fileNames.test(fileName)) ?? null;
}

function programName(executable: string): string {
  return executable
    .replace(/^.*[\\/]/, '')
    .replace(/^-/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase();
}

import type { EvidenceSource } from '../../../contract/doctor.ts';
import type { ProfileLine, SetupTarget, ShellName } from '../../../contract/profiles.ts';
import type { Fix } from './fix.ts';

/** The repairs that checks offer. Each is journaled and can be undone to the same bytes (and modes). */
export interface Fixes {
  /**
   * Comments a line of a profile out, under GoSwitch's marker; null when the file is not one of the user's own that can
   * be written.
   */
  commentOutLine(shell: ShellName, line: ProfileLine): Promise<Fix | null>;
  /** Takes a variable out of the go env file (every line of it). */
  unsetGoEnv(names: readonly string[]): Fix;
  /** Sets a variable in the go env file. */
  setGoEnv(name: string, value: string): Fix;
  /**
   * Takes a variable away where it comes from: the go env file, or the line of a profile. Null where it comes from
   * somewhere GoSwitch cannot change.
   */
  removeVariable(variable: {
    readonly name: string;
    readonly value: string;
    readonly source: EvidenceSource;
  }): Promise<Fix | null>;
  makeFolder(folder: string): Fix;
  /** @param modes permission bits to set, by absolute path; a link is refused, the file it leads to may be anything */
  changeModes(modes: ReadonlyMap<string, number>): Fix;
  /** Puts a folder of installed Go tools on PATH, in a block of its own in each profile of the login shell. */
  addGoBin(folder: string): Fix;
  /**
   * Set-up's blocks: makes what is missing, one block where there are two. Touches the profiles of `targets` alone;
   * without them, of the shells that set-up was asked for, else of the login shell.
   */
  setUp(targets?: readonly SetupTarget[]): Fix;
  /**
   * Installs the release (a job), and makes it active where `use` says so. `replace`: also when it is there, damaged: a
   * fresh one takes its place.
   */
  install(version: string, options?: { readonly use?: boolean; readonly replace?: boolean }): Fix;
  /** Makes an installed SDK active. */
  use(version: string): Fix;
}

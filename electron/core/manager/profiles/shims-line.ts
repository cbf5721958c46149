import { AppError } from '../../../contract/errors.ts';
import type { Grammar, Placement } from '../shells/grammar.ts';

interface ShimsLineOptions {
  readonly grammar: Grammar;
  readonly placement: Placement;
  /** The folder of the shims, absolute. */
  readonly shims: string;
  readonly userHome: string;
  readonly os: NodeJS.Platform;
}

/**
 * The one line that puts `shims` on PATH; `Grammar` says what it promises. Throws `invalid-input` when the folder's name
 * cannot stand on PATH.
 */
export function shimsLine({ grammar, placement, shims, userHome, os }: ShimsLineOptions): string {
  assertFitsPath(shims, os);
  return grammar.pathFirst(grammar.folder({ folder: shims, userHome, os }), { placement, os });
}

/** The line that puts the folder of installed Go tools last on PATH. Throws as `shimsLine`. */
export function goBinLine({
  grammar,
  folder,
  userHome,
  os,
}: Pick<ShimsLineOptions, 'grammar' | 'userHome' | 'os'> & { readonly folder: string }): string {
  assertFitsPath(folder, os);
  return grammar.pathLast(grammar.folder({ folder, userHome, os }), os);
}

function assertFitsPath(folder: string, os: NodeJS.Platform): void {
  const separator = os === 'win32' ? ';' : ':';
  const name = os === 'win32' ? folder.replace(/^[A-Za-z]:/, '') : folder;
  if (!name.includes(separator) && !/[\n\r\0]/.test(name)) return;
  throw new AppError('invalid-input', `The folder ${JSON.stringify(folder)} cannot be put on PATH`, {
    hint: 'Choose a home without a colon, semicolon or line break in its name, with --home or GOSWITCH_HOME',
  });
}

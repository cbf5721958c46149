import { AppError } from '../contract/errors.ts';
import type { CommandEntry } from './command.ts';
import { COMMAND_TABLE, HIDDEN_COMMANDS } from './command-table.ts';
import { suggestWord } from './suggest-word.ts';

/** The command of that name. Throws `invalid-input`, with the command that was probably meant. */
export function findCommand(name: string): CommandEntry {
  const found = [...COMMAND_TABLE, ...HIDDEN_COMMANDS].find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const names = COMMAND_TABLE.map((entry) => entry.name);
  const meant = COMMAND_TABLE.find(({ alsoCalled }) => alsoCalled?.includes(name))?.name ?? suggestWord(name, names);
  throw new AppError('invalid-input', `Unknown command: ${name}`, {
    hint: meant === undefined ? 'goswitch --help lists the commands' : `Did you mean goswitch ${meant}?`,
  });
}

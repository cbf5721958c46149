import { COMMAND_TABLE, type CommandEntry, HIDDEN_COMMANDS } from './command-table.ts';

/** The command of that name. Throws `invalid-input`, with the command that was probably meant. */
export async function findCommand(name: string): Promise<CommandEntry> {
  const found = [...COMMAND_TABLE, ...HIDDEN_COMMANDS].find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const [{ AppError }, { suggestWord }] = await Promise.all([import('../contract/errors.ts'), import('./suggest-word.ts')]);
  const names = COMMAND_TABLE.map((entry) => entry.name);
  const meant = COMMAND_TABLE.find(({ alsoCalled }) => alsoCalled?.includes(name))?.name ?? suggestWord(name, names);
  throw new AppError('invalid-input', `There is no command ${name}`, {
    hint: meant === undefined ? 'goswitch --help lists the commands' : `Did you mean goswitch ${meant}?`,
  });
}

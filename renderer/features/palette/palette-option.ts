import type { Command } from '../../app/commands.ts';

/** The id of a command's line in the page, which the combobox names as the one stood on. */
export function optionId(command: Command): string {
  return `palette-${command.id}`;
}

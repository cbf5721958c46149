import { findCommand } from './find-command.ts';
import { formatCommandHelp, formatGeneralHelp } from './help.ts';
import type { Output } from './output.ts';
import { VERSION } from './version.ts';

/** Help on one command, or on all of them. Throws `invalid-input` when there is no such command. */
export async function showHelp(name: string | undefined, output: Output): Promise<void> {
  const lines = name === undefined ? formatGeneralHelp(output.style) : await commandHelp(name, output);
  output.result({ help: lines.join('\n') }, () => lines);
}

export function showVersion(output: Output): void {
  output.result({ version: VERSION }, () => [VERSION]);
}

async function commandHelp(name: string, output: Output): Promise<string[]> {
  const entry = findCommand(name);
  return formatCommandHelp(entry, await entry.load(), output.style);
}

import type { TerminalSnippet } from './shell.ts';
import { shellSpokenBy, shells } from './shells.ts';

const VARIABLE = 'GOSWITCH_VERSION';

/** The command prompt of Windows has no startup file, so all that GoSwitch knows of it is this. */
const CMD: TerminalSnippet = {
  name: 'cmd',
  set: (name, value) => `set "${name}=${value}"`,
  unset: (name) => `set "${name}="`,
  evaluation: (args) => `for /f "delims=" %i in ('goswitch shell ${args} --shell cmd') do %i`,
};

/** Shells for which a version can be chosen in one terminal alone, as `--shell` names them. */
export const SNIPPET_SHELLS: readonly string[] = [...shells.map(({ name }) => name), CMD.name];

/**
 * The snippet of a shell by the name of its program (`-zsh`, `/bin/bash`, `pwsh.exe`); null for one that is not known.
 */
export function snippetOf(program: string): TerminalSnippet | null {
  if (/^(?:.*[\\/])?cmd(?:\.exe)?$/i.test(program)) return CMD;
  return shellSpokenBy(program)?.snippet ?? null;
}

/**
 * A line that, evaluated by the shell, chooses a version for this terminal and what it starts; null lets pins and the
 * active version decide again.
 * @param spec a spec as `formatSpec` writes it: letters, digits and dots, so that no shell sees more than a word
 */
export function terminalLine(snippet: TerminalSnippet, spec: string | null): string {
  if (spec !== null && !/^[0-9A-Za-z.]+$/.test(spec)) throw new Error(`Not a spec: ${spec}`);
  return spec === null ? snippet.unset(VARIABLE) : snippet.set(VARIABLE, spec);
}

import path from 'node:path';
import type { CoreContext } from '../core/context.ts';
import { shortenPath } from './terminal/shorten-path.ts';

/** What to add to which file so that terminals find GoSwitch's go, in the language of the user's own shell. */
export function pathAdvice({ layout, env, os, userHome }: CoreContext): string[] {
  const folder = path.join(layout.current, 'bin');
  const shell = path.basename(env['SHELL'] ?? '').replace(/\.exe$/, '');
  const { file, line } = os === 'win32' ? powershellLine(folder) : (SHELL_LINES[shell] ?? posixLine)(folder, userHome);
  return [`The go on your PATH is not GoSwitch's yet. Add this line to ${file} and open a new terminal:`, `    ${line}`];
}

interface ProfileLine {
  readonly file: string;
  readonly line: string;
}

const SHELL_LINES: Readonly<Record<string, (folder: string, userHome: string) => ProfileLine>> = {
  bash: (folder, userHome) => ({ file: '~/.bashrc', line: exportLine(folder, userHome) }),
  zsh: (folder, userHome) => ({ file: '~/.zshrc', line: exportLine(folder, userHome) }),
  fish: (folder, userHome) => ({ file: '~/.config/fish/config.fish', line: `fish_add_path --path ${quoted(folder, userHome)}` }),
  tcsh: (folder, userHome) => ({ file: '~/.tcshrc', line: `setenv PATH ${quoted(folder, userHome)}:"$PATH"` }),
  csh: (folder, userHome) => ({ file: '~/.cshrc', line: `setenv PATH ${quoted(folder, userHome)}:"$PATH"` }),
};

function posixLine(folder: string, userHome: string): ProfileLine {
  return { file: '~/.profile', line: exportLine(folder, userHome) };
}

function powershellLine(folder: string): ProfileLine {
  return { file: '$PROFILE', line: `$env:Path = '${folder.replaceAll("'", "''")};' + $env:Path` };
}

function exportLine(folder: string, userHome: string): string {
  return `export PATH=${quoted(folder, userHome)}:"$PATH"`;
}

/** In single quotes, which every one of these shells leaves alone; the home folder stays a variable where nothing needs quoting. */
function quoted(folder: string, userHome: string): string {
  const short = shortenPath(folder, userHome);
  if (/^~[\w./-]*$/.test(short)) return `"$HOME${short.slice(1)}"`;
  return `'${folder.replaceAll("'", "'\\''")}'`;
}

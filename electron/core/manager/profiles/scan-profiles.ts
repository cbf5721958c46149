import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileLine, ShellName } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { BLOCK_END, BLOCK_START, splitLines } from './block.ts';
import { decodeProfile, readable } from './profile-text.ts';

/**
 * Reads profiles without running them, for shells that cannot be traced and for what a trace does not show. What it
 * finds is likely, not certain.
 */

export interface ScannedLine extends Omit<ProfileLine, 'traced'> {}

/** The profiles of a shell, in the order it reads them, those of the system first. Only files that are there. */
export async function profilesInOrder({ userHome, env }: CoreContext, shell: ShellName): Promise<string[]> {
  const home = (name: string) => path.join(userHome, name);
  const config = env.XDG_CONFIG_HOME || home('.config');
  const zdotdir = env.ZDOTDIR || userHome;
  const fish = async (folder: string) =>
    (await readdir(folder).catch(() => []))
      .filter((name) => name.endsWith('.fish'))
      .map((name) => path.join(folder, name));
  const orders: Readonly<Record<ShellName, () => Promise<string[]> | string[]>> = {
    bash: () => [
      '/etc/profile',
      '/etc/bash.bashrc',
      home('.bash_profile'),
      home('.bash_login'),
      home('.profile'),
      home('.bashrc'),
    ],
    zsh: () => ['.zshenv', '.zprofile', '.zshrc', '.zlogin'].map((name) => path.join(zdotdir, name)),
    sh: () => ['/etc/profile', home('.profile')],
    fish: async () => [
      ...(await fish(path.join(config, 'fish', 'conf.d'))),
      ...(await fish('/etc/fish/conf.d')),
      '/etc/fish/config.fish',
      path.join(config, 'fish', 'config.fish'),
      path.join(config, 'fish', 'fish_variables'),
    ],
    tcsh: () => ['/etc/csh.cshrc', '/etc/csh.login', home('.tcshrc'), home('.cshrc'), home('.login')],
    powershell: () => [
      path.join(config, 'powershell', 'profile.ps1'),
      path.join(config, 'powershell', 'Microsoft.PowerShell_profile.ps1'),
    ],
  };
  return [...new Set(await orders[shell]())];
}

/** Lines of these files, without comments and without GoSwitch's own block. A file that cannot be read has none. */
export async function readLines(files: readonly string[]): Promise<ScannedLine[]> {
  const lines: ScannedLine[] = [];
  for (const file of files) {
    const bytes = await readSmallFile(file, { maxBytes: PROFILE_BYTES }).catch(() => null);
    if (bytes === null || bytes.includes(0)) continue;
    const { text, encoding } = decodeProfile(bytes);
    let isOurs = false;
    for (const [at, { words }] of splitLines(text).entries()) {
      if (words.trim() === BLOCK_START) isOurs = true;
      if (!isOurs && !/^\s*#/.test(words) && words.trim() !== '')
        lines.push({ file, line: at + 1, text: readable(words, encoding) });
      if (words.trim() === BLOCK_END) isOurs = false;
    }
  }
  return lines;
}

/** The last line that seems to put `folder` on PATH; else null. */
export function lineThatAdds(lines: readonly ScannedLine[], folder: string, userHome: string): ScannedLine | null {
  const name = path.posix.normalize(`${folder}/`).slice(0, -1);
  return (
    lines.findLast(({ text }) => {
      const expanded = text.replace(/\$\{?HOME\}?|(?<=^|[\s:="'(])~(?=\/)/g, userHome);
      return /path/i.test(expanded) && new RegExp(`${escapeRegExp(name)}(?![\\w.-])`).test(expanded);
    }) ?? null
  );
}

/** The last line that makes `go` an alias or a function. */
export function lineThatAliases(lines: readonly ScannedLine[]): ScannedLine | null {
  return (
    lines.findLast(({ text }) =>
      /(^|[\s;&])(alias\s+(-\w+\s+)*['"]?go['"]?[\s=]|function\s+go\b|go\s*\(\)|Set-Alias\s+(-Name\s+)?go\b)/.test(
        text,
      ),
    ) ?? null
  );
}

/** The last line that exports the variable. @param name of word characters alone */
export function lineThatSets(lines: readonly ScannedLine[], name: string): ScannedLine | null {
  const sets = new RegExp(
    `(^|[\\s;&])(export\\s+${name}\\b|${name}=|setenv\\s+${name}\\b|set\\s+(-\\w+\\s+)*${name}\\b)|\\$env:${name}\\s*=`,
  );
  return lines.findLast(({ text }) => sets.test(text)) ?? null;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

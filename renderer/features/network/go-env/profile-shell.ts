import type { ShellName } from '../../../../electron/contract/profiles.ts';
import { baseName } from '../../../components/home-path.ts';

const SHELL_FILES: readonly (readonly [RegExp, ShellName])[] = [
  [/\.fish$/, 'fish'],
  [/\.ps1$/, 'powershell'],
  [/^\.?z(?:sh|profile|login)/, 'zsh'],
  [/^\.?bash/, 'bash'],
  [/^\.?t?csh/, 'tcsh'],
];

/**
 * Whose words a profile is written in, by its name: what checks it after a line was commented out. `.profile` is every
 * POSIX shell's.
 */
export function shellOfProfile(file: string): ShellName {
  return SHELL_FILES.find(([name]) => name.test(baseName(file)))?.[1] ?? 'sh';
}

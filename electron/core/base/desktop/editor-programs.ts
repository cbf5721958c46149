import path from 'node:path';
import type { Env } from '../../context.ts';
import type { ProgramChoice } from './start-program.ts';

/** Editors with a window of their own that take a folder, the most used for Go first. `bundle`: as macOS knows it. */
const EDITORS = [
  { command: 'code', bundle: 'com.microsoft.VSCode', windows: ['LOCALAPPDATA', 'Programs/Microsoft VS Code/Code.exe'] },
  { command: 'goland', bundle: 'com.jetbrains.goland', windows: ['LOCALAPPDATA', 'Programs/GoLand/bin/goland64.exe'] },
  {
    command: 'cursor',
    bundle: 'com.todesktop.230313mzl4w4u92',
    windows: ['LOCALAPPDATA', 'Programs/cursor/Cursor.exe'],
  },
  { command: 'zed', bundle: 'dev.zed.Zed', windows: ['LOCALAPPDATA', 'Programs/Zed/Zed.exe'] },
  { command: 'zeditor', bundle: null, windows: null },
  { command: 'codium', bundle: 'com.vscodium', windows: ['LOCALAPPDATA', 'Programs/VSCodium/VSCodium.exe'] },
  { command: 'idea', bundle: 'com.jetbrains.intellij', windows: null },
  { command: 'subl', bundle: 'com.sublimetext.4', windows: ['ProgramFiles', 'Sublime Text/sublime_text.exe'] },
] as const;

/**
 * Ways to open the folder in an editor, best first: the one that VISUAL or EDITOR names, if it has a window of its own,
 * comes first.
 */
export function editorPrograms({
  os,
  env,
  folder,
}: {
  os: NodeJS.Platform;
  env: Env;
  folder: string;
}): readonly ProgramChoice[] {
  const wanted = [env['VISUAL'], env['EDITOR']].map((value) => path.basename(value?.trim().split(/\s+/)[0] ?? ''));
  const preferred = wanted.flatMap((name) => EDITORS.filter(({ command }) => command === name));
  return [...new Set([...preferred, ...EDITORS])].flatMap(({ command, bundle, windows }) => {
    if (os === 'darwin') return bundle === null ? [] : [{ program: '/usr/bin/open', args: ['-b', bundle, folder] }];
    if (os !== 'win32') return [{ program: command, args: [folder] }];
    // `code` on a Windows PATH is a script for cmd, which cannot be handed a folder's name safely.
    const base = windows === null ? undefined : env[windows[0]];
    return base === undefined || windows === null
      ? []
      : [{ program: path.win32.join(base, windows[1]), args: [folder] }];
  });
}

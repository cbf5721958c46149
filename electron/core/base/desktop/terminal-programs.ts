import path from 'node:path';
import type { Env } from '../../context.ts';
import { windowsProgram } from '../programs/find-program.ts';
import type { ProgramChoice } from './start-program.ts';

/**
 * Programs that open a terminal in the folder they are started in, the desktop's own choice first. Those that hand the
 * work to a server of theirs are told the folder too. Nothing here goes through a shell that could read a folder's name
 * as something else.
 */
export function terminalPrograms({
  os,
  env,
  folder,
}: {
  os: NodeJS.Platform;
  env: Env;
  folder: string;
}): readonly ProgramChoice[] {
  if (os === 'darwin') return [{ program: '/usr/bin/open', args: ['-a', 'Terminal', folder] }];
  if (os === 'win32') {
    // Windows Terminal splits its arguments at semicolons, so that the folder is given as `.`, where it is started.
    const apps = path.win32.join(env['LOCALAPPDATA'] ?? '', 'Microsoft\\WindowsApps');
    return [
      // What the Store puts there stands for the app, whose own folder nobody else may read.
      ...(path.win32.isAbsolute(apps) ? [{ program: path.win32.join(apps, 'wt.exe'), args: ['-d', '.'] }] : []),
      // The console's own window, where Windows Terminal is not installed. It starts cmd in the folder, which may have
      // a cmd.exe of its own.
      { program: windowsProgram('conhost.exe', env), args: [windowsProgram('cmd.exe', env)] },
    ];
  }
  return [
    { program: 'xdg-terminal-exec', args: [] },
    { program: 'ptyxis', args: ['--new-window', `--working-directory=${folder}`] },
    { program: 'kgx', args: [`--working-directory=${folder}`] },
    { program: 'gnome-terminal', args: [`--working-directory=${folder}`] },
    { program: 'konsole', args: ['--workdir', folder] },
    { program: 'xfce4-terminal', args: [`--working-directory=${folder}`] },
    { program: 'mate-terminal', args: [`--working-directory=${folder}`] },
    { program: 'ghostty', args: [`--working-directory=${folder}`] },
    { program: 'kitty', args: ['--directory', folder] },
    { program: 'alacritty', args: ['--working-directory', folder] },
    { program: 'wezterm', args: ['start', '--cwd', folder] },
    { program: 'foot', args: [`--working-directory=${folder}`] },
    { program: 'x-terminal-emulator', args: [] },
    { program: 'xterm', args: [] },
  ];
}

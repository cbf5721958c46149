import type { ProgramChoice } from './start-program.ts';

/**
 * Programs that open a terminal in the folder they are started in, the desktop's own choice first. Those that hand the work to a server of theirs are
 * told the folder too. Nothing here goes through a shell that could read a folder's name as something else.
 */
export function terminalPrograms(os: NodeJS.Platform, folder: string): readonly ProgramChoice[] {
  if (os === 'darwin') return [{ program: 'open', args: ['-a', 'Terminal', folder] }];
  if (os === 'win32') {
    // Windows Terminal splits its arguments at semicolons, so that the folder is given as `.`, where it is started.
    return [
      { program: 'wt.exe', args: ['-d', '.'] },
      // The console's own window, where Windows Terminal is not installed.
      { program: 'conhost.exe', args: ['cmd.exe'] },
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

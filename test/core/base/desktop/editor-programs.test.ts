import { describe, expect, it } from 'vitest';
import { editorPrograms } from '../../../../electron/core/base/desktop/editor-programs.ts';
import { terminalPrograms } from '../../../../electron/core/base/desktop/terminal-programs.ts';

const FOLDER = '/src/a; rm -rf $HOME';

describe('editorPrograms', () => {
  it.each([
    [{}, 'code'],
    [{ EDITOR: 'vim' }, 'code'],
    [{ EDITOR: 'zed --wait' }, 'zed'],
    [{ VISUAL: '/usr/bin/subl -w', EDITOR: 'code' }, 'subl'],
  ])('with %j begins with %s', (env, first) => {
    const [choice, ...others] = editorPrograms({ os: 'linux', env: env as Record<string, string>, folder: FOLDER });
    expect(choice).toEqual({ program: first, args: [FOLDER] });
    expect(others.map(({ program }) => program)).not.toContain(first);
  });

  it('asks macOS for applications by their identifiers, and Windows for programs in their places', () => {
    expect(editorPrograms({ os: 'darwin', env: {}, folder: FOLDER })[0]).toEqual({
      program: '/usr/bin/open',
      args: ['-b', 'com.microsoft.VSCode', FOLDER],
    });
    const env = { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' };
    const programs = editorPrograms({ os: 'win32', env, folder: 'C:\\src' }).map(({ program }) => program);
    expect(programs[0]).toBe('C:\\Users\\me\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe');
    expect(programs.every((program) => program.endsWith('.exe'))).toBe(true);
  });
});

const WINDOWS = { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local', SystemRoot: 'D:\\Windows' };

describe('terminalPrograms', () => {
  it('hands the folder over as one argument, or as the place where it is started', () => {
    for (const os of ['linux', 'darwin', 'win32'] as const) {
      for (const { args } of terminalPrograms({ os, env: WINDOWS, folder: FOLDER })) {
        const isWhole = args.every(
          (arg) => !arg.includes('rm -rf') || arg === FOLDER || arg === `--working-directory=${FOLDER}`,
        );
        expect([args, isWhole]).toEqual([args, true]);
      }
    }
  });

  it("begins with the desktop's own choice", () => {
    const first = (os: NodeJS.Platform) => terminalPrograms({ os, env: WINDOWS, folder: FOLDER })[0]?.program;
    expect([first('linux'), first('win32')]).toEqual([
      'xdg-terminal-exec',
      'C:\\Users\\me\\AppData\\Local\\Microsoft\\WindowsApps\\wt.exe',
    ]);
  });

  it('names programs of Windows, and what those start, with their folders: the project may have a wt.exe or cmd.exe of its own', () => {
    for (const env of [WINDOWS, {}]) {
      const programs = terminalPrograms({ os: 'win32', env, folder: FOLDER }).flatMap(({ program, args }) => [
        program,
        ...args,
      ]);
      const bare = programs.filter((word) => /\.exe$/i.test(word) && !/^[A-Z]:\\/.test(word));
      expect(bare).toEqual([]);
    }
  });
});

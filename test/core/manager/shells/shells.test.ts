import { describe, expect, it } from 'vitest';
import { SHELL_NAMES } from '../../../../electron/contract/profiles.ts';
import { shellOfFile, shellOfProgram, shellSpokenBy, shells } from '../../../../electron/core/manager/shells/shells.ts';

describe('the list of shells', () => {
  it('has one object for each name that the other rooms know, under that name', () => {
    expect(shells.map(({ name }) => name)).toEqual(SHELL_NAMES);
  });

  it('no program and no name belongs to two of them', () => {
    const words = shells.flatMap(({ name, programs, relatives }) => [...new Set([name, ...programs, ...relatives])]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });

  it('a startup file that a shell is set up by has a name that tells the shell', async () => {
    const names = [
      '.zshrc',
      '.zprofile',
      'go.fish',
      '.bashrc',
      '.bash_profile',
      '.profile',
      '.tcshrc',
      '.cshrc',
      'profile.ps1',
    ];
    expect(names.map((name) => shellOfFile(name)?.name)).toEqual([
      ...['zsh', 'zsh', 'fish', 'bash', 'bash', 'sh', 'tcsh', 'tcsh', 'powershell'],
    ]);
    expect(shellOfFile('.vimrc')).toBe(null);
  });

  it.each([
    ['/usr/local/bin/bash', 'bash', 'bash'],
    ['-zsh', 'zsh', 'zsh'],
    ['/bin/dash', 'sh', 'sh'],
    ['/bin/busybox', null, 'sh'],
    ['/usr/bin/csh', null, 'tcsh'],
    ['C:\\Program Files\\PowerShell\\7\\pwsh.exe', 'powershell', 'powershell'],
    ['PowerShell.EXE', null, 'powershell'],
    ['/usr/bin/murex', null, null],
    ['', null, null],
    ['/usr/bin/constructor', null, null],
  ])('%s is set up as %s and speaks %s', (program, setUpAs, speaks) => {
    expect([shellOfProgram(program)?.name ?? null, shellSpokenBy(program)?.name ?? null]).toEqual([setUpAs, speaks]);
  });
});

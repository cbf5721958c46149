import { describe, expect, it } from 'vitest';
import {
  addsOneFolder,
  aliasesOnlyGo,
  saysValue,
  setsOnly,
} from '../../../../electron/core/manager/profiles/line-purpose.ts';

describe('a line that sets one variable', () => {
  it.each([
    'export GOROOT=/usr/local/go',
    "  export GOROOT='/opt/my go'; # mine",
    'GOROOT="$HOME/sdk/go1.25"; export GOROOT',
    'export GOROOT',
    '[ -d /opt/go ] && export GOROOT=/opt/go',
    'export GOROOT=$(brew --prefix)/opt/go/libexec',
    'declare -x GOROOT=/opt/go',
    'set -gx GOROOT /opt/go',
    'setenv GOROOT /opt/go',
    '$env:GOROOT = "C:\\Go"',
    'export GOROOT=',
  ])('%s', (line) => expect(setsOnly(line, 'GOROOT')).toBe(true));

  it.each([
    'export GOROOT=/opt/go GOPATH=$HOME/go',
    'export GOROOT=/opt/go; export PATH=$GOROOT/bin:$PATH',
    'export GOROOT=/opt/go && . ~/.nvm/nvm.sh',
    'export GOROOT=/opt/go & start-agent',
    'GOROOT=/opt/go make -C /src',
    'if [ -d /opt/go ]; then export GOROOT=/opt/go; fi',
    '. ~/.gvm/scripts/gvm',
    'eval "$(goenv init -)"',
    'export GOROOT="/opt/go',
    'export GOROOTS=/opt/go',
  ])('not: %s', (line) => expect(setsOnly(line, 'GOROOT')).toBe(false));
});

describe('a line that puts one folder on PATH', () => {
  it.each([
    'export PATH=/usr/local/go/bin:$PATH',
    'export PATH="$PATH:/usr/local/go/bin"',
    'PATH="/opt/my go/bin:$PATH"; export PATH',
    `PATH=/opt/go/bin\${PATH:+:$PATH}`,
    'fish_add_path /usr/local/go/bin',
    'set -gx PATH /usr/local/go/bin $PATH',
    'set path = (/usr/local/go/bin $path)',
    'path=(/usr/local/go/bin $path)',
  ])('%s', (line) => expect(addsOneFolder(line)).toBe(true));

  it.each([
    'export PATH=/usr/local/go/bin:$HOME/bin:$PATH',
    'PATH=/usr/bin:/bin',
    'eval "$(/opt/homebrew/bin/brew shellenv)"',
    'source "$HOME/.asdf/asdf.sh"',
    'export PATH=/usr/local/go/bin:$PATH EDITOR=vim',
  ])('not: %s', (line) => expect(addsOneFolder(line)).toBe(false));
});

it('a line that makes go an alias, and nothing more', () => {
  for (const line of ["alias go='/usr/bin/env go'", 'alias go=/opt/go/bin/go # old', 'alias go /opt/go/bin/go'])
    expect(aliasesOnlyGo(line), line).toBe(true);
  for (const line of ["alias go=/opt/go; alias ll='ls -l'", "alias gofmt=x go='/opt/go'", 'go() { /opt/go "$@"; }'])
    expect(aliasesOnlyGo(line), line).toBe(false);
});

it('a line that was only read is blamed for the value that it spells, and for no other', () => {
  expect(saysValue('export GOROOT="$HOME/sdk/go"', '/home/ada/sdk/go', '/home/ada')).toBe(true);
  expect(saysValue('export GOROOT=~/sdk/go', '/home/ada/sdk/go', '/home/ada')).toBe(true);
  expect(saysValue("export GOFLAGS='-mod=mod -v'", '-mod=mod -v', '/home/ada')).toBe(true);
  expect(saysValue('export GOROOT=/opt/go', '/usr/local/go', '/home/ada')).toBe(false);
  expect(saysValue('export GOROOT=$(asdf where golang)', '/usr/local/go', '/home/ada')).toBe(false);
});

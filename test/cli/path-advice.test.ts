import { expect, it } from 'vitest';
import { pathAdvice } from '../../electron/cli/path-advice.ts';
import { createLayout } from '../../electron/core/layout.ts';
import { createSandbox } from '../helpers/sandbox.ts';

it.each([
  ['/bin/bash', '~/.bashrc', 'export PATH="$HOME/.goswitch/current/bin":"$PATH"'],
  ['/usr/bin/zsh', '~/.zshrc', 'export PATH="$HOME/.goswitch/current/bin":"$PATH"'],
  ['/usr/bin/fish', '~/.config/fish/config.fish', 'fish_add_path --path "$HOME/.goswitch/current/bin"'],
  ['/bin/tcsh', '~/.tcshrc', 'setenv PATH "$HOME/.goswitch/current/bin":"$PATH"'],
  ['', '~/.profile', 'export PATH="$HOME/.goswitch/current/bin":"$PATH"'],
])('tells a user of %s what to add to %s', async (shell, file, line) => {
  const { context } = await createSandbox({ env: { SHELL: shell } });
  expect(pathAdvice(context)).toEqual([
    `The go on your PATH is not GoSwitch's yet. Add this line to ${file} and open a new terminal:`,
    `    ${line}`,
  ]);
});

it('quotes a home with odd characters', async () => {
  const { context } = await createSandbox({ env: { SHELL: '/bin/bash' } });
  expect(pathAdvice({ ...context, layout: createLayout("/data/it's $mine") })[1]).toBe(`    export PATH='/data/it'\\''s $mine/current/bin':"$PATH"`);
});

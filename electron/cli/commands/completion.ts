import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { COMPLETION_SCRIPTS, type CompletionShell } from '../completion/scripts.ts';

const SHELLS = Object.keys(COMPLETION_SCRIPTS) as CompletionShell[];

export const completionCommand: Command = {
  arguments: [{ name: 'shell', required: true, doc: SHELLS.join(', '), complete: SHELLS }],
  examples: [
    { line: 'eval "$(goswitch completion bash)"', doc: 'in ~/.bashrc' },
    { line: 'eval "$(goswitch completion zsh)"', doc: 'in ~/.zshrc, after compinit' },
    { line: 'goswitch completion fish | source', doc: 'in ~/.config/fish/config.fish' },
  ],
  async run({ words: [shell = ''], output }) {
    const script = COMPLETION_SCRIPTS[shell as CompletionShell];
    if (script === undefined) {
      throw new AppError('invalid-input', `There is no completion for ${shell}`, {
        hint: `There is one for ${SHELLS.join(', ')}`,
      });
    }
    output.verbatim({ shell, script }, script.trimEnd());
    return 0;
  },
};

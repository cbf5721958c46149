import { AppError } from '../../contract/errors.ts';
import { shells } from '../../core/manager/shells/shells.ts';
import type { Command } from '../command.ts';

const COMPLETIONS = shells.flatMap(({ name, completion }) => (completion === null ? [] : [{ name, ...completion }]));
const NAMES = COMPLETIONS.map(({ name }) => name);

export const completionCommand: Command = {
  arguments: [{ name: 'shell', required: true, doc: NAMES.join(', '), complete: NAMES }],
  examples: COMPLETIONS.map(({ load, where }) => ({ line: load, doc: where })),
  async run({ words: [shell = ''], output }) {
    const found = COMPLETIONS.find(({ name }) => name === shell);
    if (found === undefined) {
      throw new AppError('invalid-input', `GoSwitch has no completion script for ${shell}`, {
        hint: `There is one for ${NAMES.join(', ')}`,
      });
    }
    output.verbatim({ shell, script: found.script }, found.script.trimEnd());
    return 0;
  },
};

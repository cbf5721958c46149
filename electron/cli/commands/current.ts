import type { CurrentResult } from '../../contract/models.ts';
import type { Command } from '../command.ts';

export const currentCommand: Command = {
  details: ['The answer is what a go called in this folder would be, by the same rule that the shims follow.'],
  examples: [
    { line: 'goswitch current', doc: 'the version in effect in this folder, and why' },
    { line: 'goswitch current --quiet', doc: 'the version alone' },
  ],
  async run({ output, host, core }) {
    const [engine, { versionInEffect }] = await Promise.all([core(), import('../../core/switching/version-in-effect.ts')]);
    const { version, root, reason, from } = await versionInEffect(engine.context, { cwd: host.cwd() });
    const current: CurrentResult = { version, root, reason, from };
    output.result(current, (style) => [output.quiet ? version : `${style.bold(version)}  ${style.dim(explain(current))}`]);
    return 0;
  },
};

function explain({ reason, from }: CurrentResult): string {
  const words: Readonly<Record<CurrentResult['reason'], string>> = {
    env: `asked for by ${from}`,
    pin: `pinned by ${from}`,
    active: 'active everywhere',
    path: `not from GoSwitch: the first on PATH, ${from}`,
  };
  return words[reason];
}

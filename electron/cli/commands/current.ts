import type { CurrentResult } from '../../contract/models.ts';
import type { Command } from '../command.ts';
import { repairCurrent } from '../repair-current.ts';

export const currentCommand: Command = {
  details: ['The answer is what a go called in this folder would be, by the same rule that the shims follow.'],
  examples: [
    { line: 'goswitch current', doc: 'the version in effect in this folder, and why' },
    { line: 'goswitch current --quiet', doc: 'the version alone' },
  ],
  async run({ output, host, core }) {
    const [engine, { versionInEffect }] = await Promise.all([core(), import('../../core/switching/version-in-effect.ts')]);
    const inEffect = await versionInEffect(engine.context, { cwd: host.cwd() });
    await repairCurrent(engine, inEffect);
    const { version, root, reason, from } = inEffect;
    const current: CurrentResult = { version, root, reason, from };
    output.result(current, (style) => [output.quiet ? version : `${style.bold(version)}  ${style.dim(explain(current))}`]);
    return 0;
  },
};

function explain({ reason, from }: CurrentResult): string {
  const words: Readonly<Record<CurrentResult['reason'], string>> = {
    env: `asked for by ${from}`,
    pin: `pinned by ${from}`,
    active: 'the active version',
    path: `not from GoSwitch: the first on PATH, ${from}`,
  };
  return words[reason];
}

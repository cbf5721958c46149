import type { CurrentResult } from '../../contract/models.ts';
import type { Core } from '../../core/create-core.ts';
import type { VersionInEffect } from '../../core/manager/home/version-in-effect.ts';
import type { Command, Invocation } from '../command.ts';
import { toolchainRemark, toolVersionsRemark } from '../remark-on-toolchain.ts';
import { repairCurrent } from '../repair-current.ts';
import { frameWords } from '../words/en/frame.ts';
import { switchingWords } from '../words/en/switching.ts';
import { inWords, speaker } from '../words/speak.ts';

const sayFrame = speaker('frame', frameWords);

const say = speaker('switching', switchingWords);

export const currentCommand: Command = {
  details: [
    'The first line is the go that is called in this folder, by the same rule that the shims follow. A second line says what runs instead, when go.mod,',
    'go.work or GOTOOLCHAIN makes that go hand over to another toolchain (docs/switching.md). --quiet prints the called version alone.',
  ],
  examples: [
    { line: 'goswitch current', doc: 'the version in effect in this folder, and why' },
    { line: 'goswitch current --quiet', doc: 'the version alone' },
  ],
  async run(invocation) {
    const { output, here, core } = invocation;
    const [engine, { goHere }] = await Promise.all([core(), import('../../core/manager/projects/go-here.ts')]);
    const { called, toolchain, unfollowed } = await goHere(engine.context, { cwd: here() });
    await repairCurrent(engine, called);
    const { version, root, reason, from } = called;
    const current: CurrentResult = { version, root, reason, from };
    await remarkOnProblem(invocation, engine, called);
    const overruled = toolchainRemark(toolchain);
    output.result({ ...current, runs: toolchain.runs, toolchain }, (style) => [
      output.quiet ? version : `${style.bold(version)}  ${style.dim(explain(current))}`,
      ...(overruled === null || output.quiet ? [] : [style.yellow(overruled)]),
    ]);
    if (unfollowed !== null) output.remark(toolVersionsRemark(unfollowed));
    return 0;
  },
};

/** Only where what runs is not what its name below versions/ says: nothing else is read for that. */
async function remarkOnProblem(
  { output }: Invocation,
  { context }: Core,
  { name, version }: VersionInEffect,
): Promise<void> {
  if (name === null || name === version || name.startsWith(`${version}.`)) return;
  const { readInstalled } = await import('../../core/manager/home/installed-sdks.ts');
  const problem = (await readInstalled(context.layout, name))?.problem;
  if (problem) output.remark(sayFrame('repair', { problem: inWords(problem.message), repair: problem.repair }));
}

function explain({ reason, from }: CurrentResult): string {
  return reason === 'active' ? say('active') : say(reason, { from });
}

import { access, constants } from 'node:fs/promises';
import { AppError } from '../../contract/errors.ts';
import type { Command } from '../command.ts';
import { remarksOn } from '../remark-on-toolchain.ts';
import { repairCurrent } from '../repair-current.ts';

export const whichCommand: Command = {
  arguments: [
    { name: 'tool', required: false, doc: 'go (default), gofmt or another program in bin/', complete: ['go', 'gofmt'] },
  ],
  examples: [
    { line: 'goswitch which', doc: 'the real path of go, for editors and scripts' },
    { line: 'goswitch which gofmt', doc: 'of another tool' },
  ],
  async run({ words: [tool = 'go'], output, here: folder, core }) {
    if (!/^\w[\w.-]*$/.test(tool))
      throw new AppError('invalid-input', `${tool} is not the name of a tool`, { hint: 'goswitch which gofmt' });
    const [engine, { goHere }] = await Promise.all([core(), import('../../core/manager/projects/go-here.ts')]);
    const here = await goHere(engine.context, { cwd: folder(), tool });
    const found = here.called;
    await repairCurrent(engine, found);
    await access(found.tool, constants.X_OK).catch((cause) => {
      throw new AppError('program-not-found', `${found.version} has no ${tool} in ${found.root}`, { cause });
    });
    const { version, root, reason, from } = found;
    // Only the go command hands over; gofmt and the others are the ones that are called.
    const runs = tool === 'go' ? here.toolchain.runs : version;
    output.result({ tool, path: found.tool, version, root, reason, from, runs }, () => [found.tool]);
    if (tool === 'go') for (const remark of remarksOn(here)) output.remark(remark);
    return 0;
  },
};

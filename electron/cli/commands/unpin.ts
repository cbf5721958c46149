import type { Command } from '../command.ts';
import { folderOf } from './pin.ts';

export const unpinCommand: Command = {
  options: { folder: { value: 'DIR', doc: 'The project instead of this folder', complete: 'path' } },
  details: ['Removes the .go-version of the folder itself; goswitch journal tells how to bring it back.'],
  examples: [{ line: 'goswitch unpin', doc: 'the active version holds here again' }],
  async run(invocation) {
    const { output, core } = invocation;
    const folder = folderOf(invocation);
    const projects = await (await core()).projects();
    const result = await projects.unpin(folder);
    output.report(result, (style) => [result.removed ? `Removed ${style.dim(result.file)}` : `There was no ${style.dim(result.file)}`]);
    const { pin } = await projects.inspect(folder);
    if (pin !== null) output.remark(`Pinned to ${pin.spec} all the same, by ${pin.file}`);
    return 0;
  },
};

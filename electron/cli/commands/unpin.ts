import type { Command } from '../command.ts';
import { goInFolder, remarkOnGo } from '../remark-on-folder.ts';
import { switchingWords } from '../words/en/switching.ts';
import { speaker } from '../words/speak.ts';
import { folderOf } from './pin.ts';

const say = speaker('switching', switchingWords);

export const unpinCommand: Command = {
  options: { folder: { value: 'DIR', doc: 'The project instead of this folder', complete: 'path' } },
  details: ['Removes the .go-version of the folder itself; goswitch journal tells how to bring it back.'],
  examples: [{ line: 'goswitch unpin', doc: 'the active version holds here again' }],
  async run(invocation) {
    const { output, core } = invocation;
    const folder = folderOf(invocation);
    const engine = await core();
    const projects = await engine.projects();
    const result = await projects.unpin(folder);
    const here = await goInFolder(engine, folder);
    output.report({ ...result, toolchain: here?.toolchain ?? null }, (style) => [
      say(result.removed ? 'pinRemoved' : 'noPinFile', { file: style.dim(result.file) }),
    ]);
    const { pin } = await projects.inspect(folder);
    if (pin !== null) output.remark(say('stillPinned', { spec: pin.spec, file: pin.file }));
    remarkOnGo(output, here);
    return 0;
  },
};

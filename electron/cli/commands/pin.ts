import { AppError } from '../../contract/errors.ts';
import type { Command, Invocation } from '../command.ts';
import { goInFolder, remarkOnGo } from '../remark-on-folder.ts';
import { switchingWords } from '../words/en/switching.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('switching', switchingWords);

export const pinCommand: Command = {
  arguments: [
    {
      name: 'spec',
      required: false,
      doc: 'a version, or a family for its newest installed patch; shows the pin when left out',
      complete: 'installed',
    },
  ],
  options: { folder: { value: 'DIR', doc: 'The project instead of this folder', complete: 'path' } },
  details: [
    'Writes .go-version, which holds for the folder and all below it. Comments and the way the file is written stay.',
    'With GOTOOLCHAIN=auto a go.mod may still ask for a newer toolchain: goswitch projects show tells.',
  ],
  examples: [
    { line: 'goswitch pin 1.26.3', doc: 'this project uses exactly this version' },
    { line: 'goswitch pin 1.26', doc: 'the newest installed 1.26' },
    { line: 'goswitch pin', doc: 'show the pin that holds here' },
  ],
  async run(invocation) {
    const { words, output, core } = invocation;
    const [spec] = words;
    const folder = folderOf(invocation);
    if (spec === undefined) return await showPin(invocation, folder);
    const engine = await core();
    const result = await (await engine.projects()).pin(folder, spec);
    const here = await goInFolder(engine, folder);
    output.report({ ...result, toolchain: here?.toolchain ?? null }, (style) => [
      `${say(result.changed ? 'pinned' : 'alreadyPinned', { version: style.bold(`Go ${result.spec}`) })}  ${style.dim(result.file)}`,
    ]);
    if (result.installed === null) output.remark(say('notInstalled', { spec: result.spec }));
    else remarkOnGo(output, here);
    return 0;
  },
};

/** The folder that a command of pins is about. */
export function folderOf({ text, host }: Invocation): string {
  return text('folder') ?? host.cwd();
}

async function showPin({ output, core }: Invocation, folder: string): Promise<number> {
  const { pin, problem } = await (await (await core()).projects()).inspect(folder);
  if (pin === null && problem?.code === 'pin-invalid') throw new AppError('pin-invalid', problem.message);
  output.result(pin, (style) =>
    pin === null ? [] : [output.quiet ? pin.spec : `${style.bold(pin.spec)}  ${style.dim(`${pin.file}:${pin.line}`)}`],
  );
  if (pin === null) output.remark(say('noPin'));
  return 0;
}

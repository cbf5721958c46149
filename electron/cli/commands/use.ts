import { AppError } from '../../contract/errors.ts';
import type { Core } from '../../core/create-core.ts';
import type { Command, Invocation } from '../command.ts';
import { goAfterUse, remarkOnUse, reportUse } from '../report-use.ts';
import { switchingWords } from '../words/en/switching.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('switching', switchingWords);

export const useCommand: Command = {
  arguments: [
    {
      name: 'spec',
      required: true,
      doc: 'an installed version; a family means its newest installed patch',
      complete: 'installed',
    },
  ],
  details: [
    'It takes effect immediately, in every terminal, editor and build that finds go through GoSwitch. If the new go does not run, nothing changes.',
  ],
  examples: [
    { line: 'goswitch use 1.26.3', doc: 'exactly this one' },
    { line: 'goswitch use 1.25', doc: 'the newest installed 1.25' },
    { line: 'goswitch use latest', doc: 'the newest installed' },
    { line: 'goswitch use system', doc: 'none of them; use the next go on PATH' },
  ],
  async run(invocation) {
    const { output, signal } = invocation;
    const [spec = ''] = invocation.words;
    const engine = await invocation.core();
    if (spec === 'system') return await useSystem(engine, invocation);
    const result = await (await engine.switching()).use(spec, { signal });
    const here = await goAfterUse(engine, invocation);
    output.report({ ...result, toolchain: here?.toolchain ?? null }, (style) => reportUse(result, here, style));
    remarkOnUse(engine, invocation, result, here);
    return 0;
  },
};

/**
 * With none active the shims run the next go on PATH, so that is what `system` means here; refused where there is none,
 * because go would then fail.
 */
async function useSystem(engine: Core, { output, signal }: Invocation): Promise<number> {
  const { describeGo, findSystemTool } = await import('../../core/manager/home/go-on-path.ts');
  const file = await findSystemTool(engine.context, 'go');
  const found = file === null ? null : await describeGo(engine.context, file);
  if (file === null || found === null)
    throw new AppError('no-active-version', 'No other go is on PATH', { hint: 'goswitch use latest' });
  const switching = await engine.switching();
  const previous = await switching.active();
  await switching.useNone({ signal });
  const result = { active: null, previous, root: found.root, version: found.version, path: file };
  output.report(result, (style) => [`${say('systemNow', { version: style.bold(found.version) })}  ${style.dim(file)}`]);
  return 0;
}

import type { Command } from '../command.ts';
import { goAfterUse, remarkOnUse, reportUse } from '../report-use.ts';

export const useCommand: Command = {
  arguments: [{ name: 'spec', required: true, doc: 'an installed version; a family means its newest installed patch', complete: 'installed' }],
  details: [
    'It takes effect at once, in every terminal, editor and build that finds go through GoSwitch. When the new go does not run, nothing changes.',
  ],
  examples: [
    { line: 'goswitch use 1.26.3', doc: 'exactly this one' },
    { line: 'goswitch use 1.25', doc: 'the newest installed 1.25' },
    { line: 'goswitch use latest', doc: 'the newest installed' },
  ],
  async run(invocation) {
    const { output, signal } = invocation;
    const [spec = ''] = invocation.words;
    const engine = await invocation.core();
    const result = await (await engine.switching()).use(spec, { signal });
    const here = await goAfterUse(engine, invocation);
    output.report({ ...result, toolchain: here?.toolchain ?? null }, (style) => reportUse(result, here, style));
    remarkOnUse(engine, invocation, result, here);
    return 0;
  },
};

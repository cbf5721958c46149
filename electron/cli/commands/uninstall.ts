import type { Progress } from '../../core/base/jobs/jobs.ts';
import type { Command } from '../command.ts';
import { runJob } from '../run-job.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { speaker } from '../words/speak.ts';

const say = speaker('sdks', sdkWords);

export const uninstallCommand: Command = {
  arguments: [{ name: 'version', required: true, doc: 'an installed version', complete: 'installed' }],
  options: { force: { doc: 'Even when it is the active one: then no version is active' } },
  examples: [
    { line: 'goswitch uninstall 1.24.11', doc: 'remove one' },
    { line: 'goswitch uninstall 1.26.3 --force', doc: 'even the active one' },
  ],
  async run(invocation) {
    const { output, has } = invocation;
    const target = invocation.words[0] ?? '';
    const engine = await invocation.core();
    const sdks = await engine.sdks();
    const work = (progress: Progress) => sdks.remove(target, { force: has('force'), progress });
    const removed = await runJob(engine, invocation, { kind: 'uninstall', target, work });
    output.report({ ok: true, ...removed }, (style) => [`${style.green(say('removed'))} ${style.bold(removed.name)}`]);
    if (removed.wasActive) output.remark(say('noneActiveNow'));
    return 0;
  },
};

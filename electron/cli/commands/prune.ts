import type { PruneResult } from '../../contract/models.ts';
import type { Progress } from '../../core/base/jobs/jobs.ts';
import type { Command } from '../command.ts';
import { runJob } from '../run-job.ts';
import { formatBytes } from '../terminal/format-quantity.ts';
import { shortenPath } from '../terminal/shorten-path.ts';
import type { Style } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';
import { sdkWords } from '../words/en/sdks.ts';
import { speaker } from '../words/speak.ts';
import { remarkOnProblems } from './ls.ts';

const say = speaker('sdks', sdkWords);

export const pruneCommand: Command = {
  options: { 'dry-run': { doc: 'Only list what would be removed' } },
  details: ['Installed SDKs are never touched, and neither is what a running GoSwitch is working on.'],
  examples: [
    { line: 'goswitch prune --dry-run', doc: 'what would be removed, and how much space it takes' },
    { line: 'goswitch prune', doc: 'remove it' },
  ],
  async run(invocation) {
    const { has, output } = invocation;
    const engine = await invocation.core();
    const sdks = await engine.sdks();
    const dryRun = has('dry-run');
    const work = (progress: Progress) => sdks.prune({ dryRun, progress });
    const result = await runJob(engine, invocation, { kind: 'prune', target: 'leftovers', work });
    // Not swept away: each may be somebody's only copy.
    remarkOnProblems(output, await sdks.list());
    output.report(result, (style) => formatPrune(result, { dryRun, userHome: engine.context.userHome, style }));
    return 0;
  },
};

function formatPrune(
  { removed, freedBytes }: PruneResult,
  options: { dryRun: boolean; userHome: string; style: Style },
): string[] {
  if (removed.length === 0) return [say('nothingToRemove')];
  const rows = removed.map(({ path, bytes }) => [`  ${formatBytes(bytes)}`, shortenPath(path, options.userHome)]);
  const sum = options.dryRun
    ? say('wouldFree', { bytes: formatBytes(freedBytes) })
    : say('freedBytes', { done: options.style.green(say('freed')), bytes: formatBytes(freedBytes) });
  return [...formatTable(rows), sum];
}

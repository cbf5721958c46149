import type { SelfTestReport } from '../../contract/self-test.ts';
import { toVisible } from '../../core/base/log/to-visible.ts';
import type { Core } from '../../core/create-core.ts';
import type { Invocation } from '../command.ts';
import { formatSelfTest, formatSelfTestProgress } from './format-self-test.ts';

const ERASE_LINE = '\r\u001b[K';

/** What a self-test found: nothing, that it is slow or needs something of the user's, or that it fails. */
type SelfTestOutcome = 'good' | 'warning' | 'error';

/** Runs the self-test of the version that is named, or of the go of a new terminal, and prints it. */
export async function runSelfTestCommand(engine: Core, invocation: Invocation): Promise<SelfTestOutcome> {
  const { words, output, has, signal } = invocation;
  const [sdk] = words;
  const progress = showStages(invocation);
  const report = await (await engine.selfTest())
    .run({
      signal,
      ...(sdk === undefined ? {} : { sdk }),
      ...(has('here') ? { from: 'process' as const } : {}),
      onChange: progress.show,
    })
    .finally(progress.end);
  output.result(report, (style) => formatSelfTest(report, { style, userHome: engine.context.userHome }));
  const kind = report.verdict?.kind;
  if (kind === undefined || kind === 'all-good') return 'good';
  return kind === 'slow-in-yours' || kind === 'fails-in-clean' ? 'warning' : 'error';
}

/** One line on a terminal that says which stage runs; gone at the end. */
function showStages({ output, host }: Invocation): {
  readonly show: (report: SelfTestReport) => void;
  readonly end: () => void;
} {
  const { json, quiet, standardError } = output;
  if (json || quiet || !standardError.isTTY || host.env['TERM'] === 'dumb')
    return { show: () => undefined, end: () => undefined };
  return {
    show: (report) => {
      standardError.write(`${ERASE_LINE}${toVisible(formatSelfTestProgress(report))}...`);
    },
    end: () => {
      standardError.write(ERASE_LINE);
    },
  };
}

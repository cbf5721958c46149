import type { ProbeReport } from '../../contract/probe.ts';
import { toVisible } from '../../core/base/log/to-visible.ts';
import type { Invocation } from '../command.ts';
import { cutText } from '../terminal/text-width.ts';
import { formatProbe, formatProbeProgress } from './format-probe.ts';

const ERASE_LINE = '\r\u001b[K';

/** As doctor's (docs/json.md): what was found decides. */
const EXIT_CODES = { good: 0, warning: 10, error: 11 } as const;

/** Probes the network, says on a terminal how far it is, and prints what was found, the verdict last. */
export async function runProbeCommand(invocation: Invocation): Promise<number> {
  const { core, output, signal } = invocation;
  const probe = await (await core()).probe();
  const progress = showProgressLine(invocation);
  const report = await probe.run({ signal, onChange: progress.show }).finally(progress.end);
  output.result(report, (style) => formatProbe(report, style));
  return EXIT_CODES[report.verdict?.severity ?? 'good'];
}

function showProgressLine({ output, host }: Invocation): {
  readonly show: (report: ProbeReport) => void;
  readonly end: () => void;
} {
  const { json, quiet, standardError } = output;
  if (json || quiet || !standardError.isTTY || host.env['TERM'] === 'dumb')
    return { show: () => undefined, end: () => undefined };
  return {
    show: (report) => {
      const line = formatProbeProgress(report);
      standardError.write(
        `${ERASE_LINE}${cutText(toVisible(line), Math.max(20, (standardError.columns ?? 80) - 4))}...`,
      );
    },
    end: () => {
      standardError.write(ERASE_LINE);
    },
  };
}

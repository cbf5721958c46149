import type { CoreEvents } from '../../contract/events.ts';
import type { Job, JobPhase } from '../../contract/models.ts';
import { toVisible } from '../../core/base/log/to-visible.ts';
import type { EventBus } from '../../core/context.ts';
import type { Output } from '../output.ts';
import { barCharacters, formatProgressBar, formatProgressLine } from './progress-text.ts';

const LINE_EVERY_MS = 10_000;
const ERASE_LINE = '\r\u001b[K';

/**
 * Shows running jobs on standard error: a bar on a terminal, else a line per phase and one every ten seconds. Returns
 * the function that ends it.
 */
export function showProgress(
  events: EventBus<CoreEvents>,
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
): () => void {
  if (output.json || output.quiet) return () => undefined;
  const view =
    output.standardError.isTTY && env['TERM'] !== 'dumb'
      ? createBar(output.standardError, env)
      : createLines(output.standardError);
  let hasBegun = false;
  const stop = events.on('jobChanged', (job) => {
    // Before its first step a job is said to be waiting, for a moment that is not worth a line.
    hasBegun ||= job.phase !== 'waiting';
    if (hasBegun && job.state === 'running') view.show(job);
  });
  return () => {
    stop();
    view.end();
  };
}

interface View {
  show(job: Job): void;
  end(): void;
}

function createBar(stream: NodeJS.WriteStream, env: Readonly<Record<string, string | undefined>>): View {
  const characters = barCharacters(env, process.platform);
  let isShown = false;
  return {
    show(job) {
      isShown = true;
      stream.write(ERASE_LINE + toVisible(formatProgressBar(job, stream.columns || 80, characters)));
    },
    end() {
      if (isShown) stream.write(ERASE_LINE);
      isShown = false;
    },
  };
}

function createLines(stream: NodeJS.WriteStream): View {
  let phase: JobPhase | undefined;
  let shownAt = 0;
  return {
    show(job) {
      const now = performance.now();
      if (job.phase === phase && now - shownAt < LINE_EVERY_MS) return;
      phase = job.phase;
      shownAt = now;
      stream.write(`${toVisible(formatProgressLine(job))}\n`);
    },
    end() {
      phase = undefined;
    },
  };
}

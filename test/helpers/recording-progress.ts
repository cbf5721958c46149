import type { JobPhase } from '../../electron/contract/models.ts';
import type { Progress } from '../../electron/core/base/jobs/jobs.ts';

/** A `Progress` that keeps what it was told. */
export function recordingProgress(
  signal: AbortSignal = new AbortController().signal,
): Progress & { readonly phases: JobPhase[]; lastBytes: number } {
  const phases: JobPhase[] = [];
  return {
    phases,
    lastBytes: 0,
    signal,
    phase: (phase) => phases.push(phase),
    bytes(done) {
      this.lastBytes = done;
    },
  };
}

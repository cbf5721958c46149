import type { PhaseTiming, ProbePhase } from '../../../contract/probe.ts';

/** A phase took longer than it may. */
export class PhaseStalled extends Error {
  override readonly name = 'PhaseStalled';
  readonly phase: ProbePhase;
  readonly limitMs: number;

  constructor(phase: ProbePhase, limitMs: number) {
    super(`${phase} took longer than ${limitMs} ms`);
    this.phase = phase;
    this.limitMs = limitMs;
  }
}

/**
 * Times the phases of one try. Its signal ends what is being waited for: when a phase stalls, or the caller gives up.
 */
export interface PhaseWatch {
  readonly signal: AbortSignal;
  /** The running phase, or the last. */
  readonly phase: ProbePhase | null;
  /** The running phase is over, and this one begins. */
  enter(phase: ProbePhase): void;
  /** The running phase is over. */
  leave(state: PhaseTiming['state']): void;
  timings(): readonly PhaseTiming[];
  totalMs(): number;
  /** Stops watching; nothing is left behind. */
  dispose(): void;
}

interface PhaseWatchOptions {
  readonly limitsMs: Readonly<Record<ProbePhase, number>>;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}

/** Times are of the monotonic clock, to a tenth of a millisecond. */
export function createPhaseWatch({ limitsMs, signal, onChange }: PhaseWatchOptions): PhaseWatch {
  const ended = new AbortController();
  const begunMs = performance.now();
  const timings: PhaseTiming[] = [];
  let running: { readonly phase: ProbePhase; readonly startMs: number; readonly timer: NodeJS.Timeout } | null = null;
  let last: ProbePhase | null = null;
  const passedMs = () => Math.round((performance.now() - begunMs) * 10) / 10;
  const giveUp = () => ended.abort(signal.reason);
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);

  function leave(state: PhaseTiming['state']): void {
    if (running === null) return;
    clearTimeout(running.timer);
    const { phase, startMs } = running;
    timings.push({ phase, startMs, durationMs: Math.round((passedMs() - startMs) * 10) / 10, state });
    running = null;
    onChange();
  }

  return {
    signal: ended.signal,
    get phase() {
      return last;
    },
    enter(phase) {
      if (running?.phase === phase || ended.signal.aborted) return;
      leave('done');
      const limitMs = limitsMs[phase];
      running = {
        phase,
        startMs: passedMs(),
        timer: setTimeout(() => ended.abort(new PhaseStalled(phase, limitMs)), limitMs),
      };
      last = phase;
    },
    leave,
    timings: () => [...timings],
    totalMs: passedMs,
    dispose() {
      if (running !== null) clearTimeout(running.timer);
      signal.removeEventListener('abort', giveUp);
    },
  };
}

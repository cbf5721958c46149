import type { ProbeReport } from '../../../contract/probe.ts';

export interface ProbeOptions {
  /** Default `all`. */
  readonly scope?: ProbeReport['scope'];
  readonly signal?: AbortSignal;
  /** At most ten times a second, the last always. */
  readonly onChange?: (report: ProbeReport) => void;
}

/** Tries everything that GoSwitch and go fetch from, by every route. `create-probe.ts` makes it. */
export interface Probe {
  /**
   * Tells of itself by `probeChanged`. Changes nothing on this machine but the memory of checksum database trees. A
   * stall is an answer: every phase has a time limit. Throws `cancelled`; never for what the network or the settings
   * do.
   */
  run(options?: ProbeOptions): Promise<ProbeReport>;
  /** The last report of this engine, also one that is still running; null before the first. */
  last(): ProbeReport | null;
  /**
   * Puts the sources of the settings in the order of the last report, the fastest first. Throws `invalid-input` when no
   * report has them.
   */
  sortSources(): Promise<void>;
}

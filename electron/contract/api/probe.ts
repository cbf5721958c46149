import type { ProbeReport } from '../probe.ts';
import { nothing } from './fields.ts';
import type { JobRef } from './sdks.ts';
import type { SettingsView } from './settings.ts';

export const probeInputs = {
  'probe.run': nothing,
  'probe.last': nothing,
  'sources.test': nothing,
  'sources.sortByProbe': nothing,
};

export interface ProbeApi {
  /**
   * Result: `ProbeReport`. Follow it by the event `probeChanged`. Asked for again while it runs, it is the same job.
   * Changes nothing.
   */
  'probe.run': JobRef;
  /** The last report of this engine, also one that is still running; null before the first. */
  'probe.last': ProbeReport | null;
  /** The same for the sources alone, with their throughput. */
  'sources.test': JobRef;
  /**
   * Puts the sources in the order of the last report: those that answered by throughput, then the others. Throws
   * `invalid-input` without a report.
   */
  'sources.sortByProbe': SettingsView;
}

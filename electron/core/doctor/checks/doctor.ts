import type { DoctorReport, FixOutcome, FixPreview } from '../../../contract/doctor.ts';
import type { FixUsing } from '../fixes/fix.ts';
import type { Check } from './check.ts';

interface RunChecksOptions {
  /** Stops waiting; the run itself goes on while others wait for it. */
  readonly signal?: AbortSignal;
  /**
   * The folder that the command was started in, looked at like a listed project. A run that is going on already looks
   * at its own.
   */
  readonly folder?: string;
}

/** The checks of this machine, which `goswitch doctor` and the Environment page run. `create-doctor.ts` makes it. */
export interface Doctor {
  /** Every check there is. */
  readonly checks: readonly Check[];
  /** Runs every check; callers at a time get the same run. Emits `doctorFinished`. Throws only `cancelled`. */
  run(options?: RunChecksOptions): Promise<DoctorReport>;
  /** The last run of this engine, or null. */
  last(): DoctorReport | null;
  /**
   * What `applyFix` would do. Throws `fix-impossible` when the last run has no such finding, or one without a fix.
   * @param finding its id
   */
  previewFix(finding: string): Promise<FixPreview>;
  /** Repairs what a finding of the last run says, journaled. Throws `fix-impossible`, and what the change throws. */
  applyFix(finding: string, using?: FixUsing): Promise<FixOutcome>;
}

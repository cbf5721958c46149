import { z } from 'zod';
import type { DoctorReport, FixOutcome, FixPreview } from '../doctor.ts';
import { nothing } from './fields.ts';

const findingField = z.string().min(1).max(1024);

export const doctorInputs = {
  'doctor.run': nothing,
  'doctor.last': nothing,
  'doctor.previewFix': z.strictObject({ finding: findingField }),
  'doctor.applyFix': z.strictObject({ finding: findingField }),
};

export interface DoctorApi {
  /**
   * Runs every check, from the login shell's environment and this process's: takes seconds. Two callers at a time get
   * the same run.
   */
  'doctor.run': DoctorReport;
  /** The last run of this engine, or null; at once. */
  'doctor.last': DoctorReport | null;
  /** What `doctor.applyFix` would do. Throws `fix-impossible` when the finding is gone or has no fix. */
  'doctor.previewFix': FixPreview;
  /** Repairs, and journals every change. Throws `fix-impossible`, and what the change throws. */
  'doctor.applyFix': FixOutcome;
}

import { z } from 'zod';
import type { FixOutcome, FixPreview, HealthReport } from '../health.ts';
import { nothing } from './fields.ts';

const findingField = z.string().min(1).max(1024);

export const healthInputs = {
  'health.run': nothing,
  'health.last': nothing,
  'health.previewFix': z.strictObject({ finding: findingField }),
  'health.applyFix': z.strictObject({ finding: findingField }),
};

export interface HealthApi {
  /**
   * Runs every check, from the login shell's environment and this process's: takes seconds. Two callers at a time get
   * the same run.
   */
  'health.run': HealthReport;
  /** The last run of this engine, or null; at once. */
  'health.last': HealthReport | null;
  /** What `health.applyFix` would do. Throws `fix-impossible` when the finding is gone or has no fix. */
  'health.previewFix': FixPreview;
  /** Repairs, and journals every change. Throws `fix-impossible`, and what the change throws. */
  'health.applyFix': FixOutcome;
}

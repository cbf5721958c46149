import { z } from 'zod';
import type { SelfTestReport } from '../self-test.ts';
import { nothing, pathField } from './fields.ts';
import type { JobRef } from './sdks.ts';

export const selfTestInputs = {
  /**
   * `sdk`: a spec, the name of an installed SDK, or the root of an external one. Without it, the go that a new terminal
   * runs.
   */
  'selfTest.run': z.strictObject({ sdk: pathField.exactOptional() }),
  'selfTest.last': nothing,
};

export interface SelfTestApi {
  /**
   * Result: `SelfTestReport`. Follow it by the event `selfTestChanged`. The same request made again while it runs is
   * the same job.
   */
  'selfTest.run': JobRef;
  /** The last report of this engine, also one that is still running; null before the first. */
  'selfTest.last': SelfTestReport | null;
}

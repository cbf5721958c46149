import { z } from 'zod';
import type { BuildInfoResult } from '../build-info.ts';
import type { ScanReport } from '../scan.ts';
import { pathField } from './fields.ts';
import type { JobRef } from './sdks.ts';

export const scanInputs = {
  /** `folders`: only programs below these folders, whatever the settings say. */
  'scan.run': z.strictObject({ folders: z.array(pathField).min(1).max(64).exactOptional() }),
  'scan.inspect': z.strictObject({ file: pathField }),
  'scan.rebuild': z.strictObject({ files: z.array(pathField).min(1).max(1000) }),
};

export interface ScanApi {
  /**
   * Looks at everything that should name one Go version. Takes seconds, changes nothing; ends early when the caller is
   * gone.
   */
  'scan.run': ScanReport;
  /** Everything that one program says of itself. Throws `permission-denied`, `invalid-input` for what is no file. */
  'scan.inspect': BuildInfoResult;
  /**
   * Builds the programs anew with the active version, one after the other; each old one is kept until the new one runs,
   * and can be brought back. Result: `RebuildResult`; fails with `rebuild-failed` when none could be rebuilt.
   */
  'scan.rebuild': JobRef;
}

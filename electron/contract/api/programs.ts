import { z } from 'zod';
import type { BuildInfoResult } from '../build-info.ts';
import type { ScanReport } from '../programs.ts';
import { pathField } from './fields.ts';
import type { JobRef } from './sdks.ts';

export const programsInputs = {
  /** `folders`: only programs below these folders, whatever the settings say. */
  'programs.scan': z.strictObject({ folders: z.array(pathField).min(1).max(64).exactOptional() }),
  'programs.inspect': z.strictObject({ file: pathField }),
  'programs.rebuild': z.strictObject({ files: z.array(pathField).min(1).max(1000) }),
};

export interface ProgramsApi {
  /**
   * Looks at everything that should name one Go version. Takes seconds, changes nothing; ends early when the caller is
   * gone.
   */
  'programs.scan': ScanReport;
  /** Everything that one program says of itself. Throws `permission-denied`, `invalid-input` for what is no file. */
  'programs.inspect': BuildInfoResult;
  /**
   * Builds the programs again with the active version, one after the other; each old one is kept until the new one runs,
   * and can be brought back. Result: `RebuildResult`; fails with `rebuild-failed` when none could be rebuilt.
   */
  'programs.rebuild': JobRef;
}

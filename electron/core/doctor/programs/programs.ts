import type { BuildInfoResult } from '../../../contract/build-info.ts';
import type { RebuildResult, ScanReport } from '../../../contract/programs.ts';
import type { Progress } from '../../base/jobs/jobs.ts';

export interface ScanOptions {
  /** Absolute folders, or files: only programs there are looked at. */
  readonly folders?: readonly string[];
  /** Only programs, in the folders of a whole scan. */
  readonly programsOnly?: boolean;
  readonly signal?: AbortSignal;
}

/** Places that should name one Go version and do not. `create-programs.ts` makes it. */
export interface Programs {
  /** Looks, and changes nothing. Throws `cancelled`. */
  scan(options?: ScanOptions): Promise<ScanReport>;
  /** What one program says of itself. Throws `invalid-input` for what is no file, `permission-denied`. */
  inspect(file: string): Promise<BuildInfoResult>;
  /**
   * Builds programs again with the version that a scan compares with, from their module, one after the other. A program
   * is replaced, in one step, once the new one was built by that version and has started; the old bytes are kept for
   * the undo. Throws `no-active-version`, `cancelled` (what was replaced until then stays), and `rebuild-failed` when
   * none could be rebuilt.
   * @param files absolute
   */
  rebuild(files: readonly string[], progress: Progress): Promise<RebuildResult>;
}

import type { ManifestFile } from '../../../contract/models.ts';

/** A file to read: `path` is how the result names it, `from` where its bytes are (absolute). */
export interface TreeFile {
  readonly path: string;
  readonly from: string;
  /** Permission bits of the copy; default: those of the two modes of releases that the file itself is nearer to. */
  readonly mode?: number;
}

/**
 * What a tree worker is started with: read and hash these files, and copy them below `copyTo` where that is set (its
 * folders exist).
 */
export interface TreeWorkerData {
  readonly files: readonly TreeFile[];
  readonly copyTo: string | null;
}

export type TreeReply =
  | { readonly kind: 'progress'; readonly bytes: number }
  /** `missing`: files that went away meanwhile. */
  | {
      readonly kind: 'done';
      readonly bytes: number;
      readonly files: readonly ManifestFile[];
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'failed';
      readonly message: string;
      readonly code: string | undefined;
      readonly path: string | undefined;
    };

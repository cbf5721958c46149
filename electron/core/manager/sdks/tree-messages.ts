import type { ManifestFile } from '../../../contract/models.ts';

/** A file to read: `path` is how the result names it, `from` where its bytes are (absolute). */
export interface TreeFile {
  readonly path: string;
  readonly from: string;
  /** Permission bits of the copy; default: those of the two modes of releases that the file itself is nearer to. */
  readonly mode?: number;
}

export interface TreeShare {
  readonly files: readonly TreeFile[];
  /** Where each file is copied to as well, which exists with all folders needed; null for none. */
  readonly copyTo: string | null;
}

/** What was read, in no order. `missing` names files that were gone or no longer regular files. */
export interface TreeContent {
  readonly files: readonly ManifestFile[];
  readonly missing: readonly string[];
}

/** What a tree worker answers; it tells the bytes read so far while it works. */
export type TreeCalls = { read(share: TreeShare): TreeContent };

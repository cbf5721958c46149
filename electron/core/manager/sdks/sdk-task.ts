import type { ErrorShape } from '../../../contract/errors.ts';
import type { ManifestHeader, VerifyResult } from '../../../contract/models.ts';

/**
 * Work on all 15,000 files of an SDK, done in a worker thread: even its lists would block the calling thread for 100
 * ms.
 */
export type SdkTask =
  | { readonly kind: 'verify'; readonly home: string; readonly os: NodeJS.Platform; readonly name: string }
  | CopyTask;

/** Copies the tree at `from` to the empty folder `to`, and writes its manifest to the file `manifest`. */
export interface CopyTask {
  readonly kind: 'copy';
  readonly from: string;
  readonly to: string;
  readonly manifest: string;
  readonly header: CopiedHeader;
  /** Set for a toolchain of the module cache: the copy gets the form of the official archive, and h1 is told. */
  readonly moduleVersion: string | null;
}

export type CopiedHeader = Omit<ManifestHeader, 'fileCount' | 'totalBytes'>;

/** What each kind of task answers. */
export interface SdkTaskResults {
  /** `h1` where the SDK has a proof to repeat and its files are as they were. */
  readonly verify: { readonly result: VerifyResult; readonly moduleVersion: string; readonly h1: string | null };
  readonly copy: { readonly header: ManifestHeader; readonly h1: string | null };
}

export type SdkTaskReply =
  | { readonly kind: 'progress'; readonly bytes: number; readonly totalBytes: number | null }
  | { readonly kind: 'done'; readonly value: SdkTaskResults[keyof SdkTaskResults] }
  /** `errno` is set for a file system error, so that the other side can explain it in its own words. */
  | {
      readonly kind: 'failed';
      readonly error: ErrorShape;
      readonly errno: { readonly code: string; readonly path: string | undefined } | null;
    };

import type { ErrorShape } from '../../../../contract/errors.ts';
import type { UnpackLimits } from '../../../go/archives/limits.ts';
import type { DirectoryPlace } from '../../../go/archives/zip/zip-directory.ts';
import type { ZipForm } from '../../../go/archives/zip/zip-form.ts';
import type { CopiedHeader } from '../../sdks/sdk-task.ts';

/**
 * What crosses between an install and the threads that unpack a zip. All of them see the same directory bytes, read
 * once.
 */
export interface ZipUnpackData {
  /** The folder that the zip's prefix becomes; exists and is empty. */
  readonly root: string;
  readonly form: ZipForm;
  /** Default: those of the form. */
  readonly limits?: UnpackLimits;
}

export interface ZipDirectory extends DirectoryPlace {
  readonly bytes: SharedArrayBuffer;
}

export type ZipUnpackRequest =
  /** Work on batches of the zip until none is left. Answered by `share-done`. */
  | {
      readonly kind: 'unpack';
      readonly file: string;
      readonly directory: ZipDirectory;
      readonly shared: SharedArrayBuffer;
    }
  /** All threads are done: h1 of the whole. To one of them. Answered by `unpacked`. */
  | { readonly kind: 'sum' }
  /** Answered by `manifest-written`. */
  | { readonly kind: 'manifest'; readonly file: string; readonly header: CopiedHeader };

export type ZipUnpackReply =
  | { readonly kind: 'share-done' }
  | { readonly kind: 'unpacked'; readonly h1: string; readonly fileCount: number; readonly totalBytes: number }
  | { readonly kind: 'manifest-written' }
  /** `errno` is set for a file system error, so that the other side can explain it in its own words. */
  | {
      readonly kind: 'failed';
      readonly error: ErrorShape;
      readonly errno: { code: string; path: string | undefined } | null;
    };

import type { ErrorShape } from '../../../../contract/errors.ts';
import type { ManifestHeader } from '../../../../contract/models.ts';
import type { UnpackLimits } from '../../../go/archives/limits.ts';

/** What crosses between the installer and its worker thread. */
export interface UnpackWorkerData {
  /** The folder that the archive's `go/` becomes; exists and is empty. */
  readonly root: string;
  readonly limits: UnpackLimits;
}

export type UnpackRequest =
  /** The next bytes of a .tar.gz. Answered by `taken`. */
  | { readonly kind: 'bytes'; readonly bytes: ArrayBuffer }
  /** No more bytes. Answered by `unpacked`. */
  | { readonly kind: 'end' }
  /** Write the manifest of what was unpacked. Answered by `manifest-written`. */
  | {
      readonly kind: 'manifest';
      readonly file: string;
      readonly header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>;
    };

export type UnpackReply =
  | { readonly kind: 'taken'; readonly byteCount: number }
  | { readonly kind: 'unpacked'; readonly fileCount: number; readonly totalBytes: number }
  | { readonly kind: 'manifest-written' }
  /** `errno` is set for a file system error, so that the other side can explain it in its own words. */
  | {
      readonly kind: 'failed';
      readonly error: ErrorShape;
      readonly errno: { code: string; path: string | undefined } | null;
    };

import type { UnpackLimits } from '../../../go/archives/unpack-limits.ts';
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

export interface UnpackedZip {
  /** Over all files, as the checksum database has it for a module's zip. */
  readonly h1: string;
  readonly fileCount: number;
  readonly totalBytes: number;
}

export type ZipUnpackCalls = {
  /** Works on batches of the zip until none is left. */
  unpack(input: { readonly file: string; readonly directory: ZipDirectory; readonly shared: SharedArrayBuffer }): void;
  /** All threads are done: h1 of the whole. Of one of them. */
  sum(): UnpackedZip;
  manifest(input: { readonly file: string; readonly header: CopiedHeader }): Promise<void>;
};

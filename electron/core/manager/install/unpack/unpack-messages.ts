import type { ManifestHeader } from '../../../../contract/models.ts';
import type { UnpackLimits } from '../../../go/archives/unpack-limits.ts';

/** What crosses between the installer and its worker thread. */
export interface UnpackWorkerData {
  /** The folder that the archive's `go/` becomes; exists and is empty. */
  readonly root: string;
  readonly limits: UnpackLimits;
}

export interface Unpacked {
  readonly fileCount: number;
  readonly totalBytes: number;
}

/** After the first failure every call fails with it. */
export type UnpackCalls = {
  /** The next bytes of a .tar.gz, which are the worker's then; answers how many it took, once there is room for more. */
  bytes(bytes: ArrayBuffer): Promise<number>;
  /** No more bytes. */
  end(): Promise<Unpacked>;
  /** Writes the manifest of what was unpacked. */
  manifest(input: {
    readonly file: string;
    readonly header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>;
  }): Promise<void>;
};

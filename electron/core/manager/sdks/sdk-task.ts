import type { ManifestHeader, VerifyResult } from '../../../contract/models.ts';

/**
 * Work on all 15,000 files of an SDK, done in a worker thread: even its lists would block the calling thread for 100
 * ms.
 */
export type SdkTasks = {
  verify(task: VerifyTask): Promise<VerifiedTree>;
  copy(task: CopyTask): Promise<CopiedTree>;
};

interface VerifyTask {
  readonly home: string;
  readonly os: NodeJS.Platform;
  readonly name: string;
}

/** `h1` where the SDK has a proof to repeat and its files are as they were. */
export interface VerifiedTree {
  readonly result: VerifyResult;
  readonly moduleVersion: string;
  readonly h1: string | null;
}

/** Copies the tree at `from` to the empty folder `to`, and writes its manifest to the file `manifest`. */
export interface CopyTask {
  readonly from: string;
  readonly to: string;
  readonly manifest: string;
  readonly header: CopiedHeader;
  /** Set for a toolchain of the module cache: the copy gets the form of the official archive, and h1 is told. */
  readonly moduleVersion: string | null;
}

export interface CopiedTree {
  readonly header: ManifestHeader;
  readonly h1: string | null;
}

export type CopiedHeader = Omit<ManifestHeader, 'fileCount' | 'totalBytes'>;

/** What a task tells while it works. */
export interface SdkTaskBytes {
  readonly bytes: number;
  readonly totalBytes: number | null;
}

import type { ManifestHeader } from '../../../contract/models.ts';
import type { CopiedHeader } from '../sdks/sdk-task.ts';

/**
 * A tree in staging that is what it should be: its archive had the right sha256, or its h1 was verified. `close` ends the
 * threads that made it.
 */
export interface Received {
  readonly fileCount: number;
  readonly totalBytes: number;
  /**
   * Bytes that came over the network in this run, without those kept from an earlier one; of a file on disk, its size.
   */
  readonly receivedBytes: number;
  /** What the manifest says of where it came from and what vouches for it. */
  readonly facts: Pick<ManifestHeader, 'verifiedBy' | 'archive' | 'proof'>;
  /** As `InstallResult.notAt`. */
  readonly notAt?: { readonly mirror: string; readonly from: string };
  writeManifest(file: string, header: CopiedHeader): Promise<void>;
  /** Removes what was downloaded. */
  discardDownload(): Promise<void>;
  close(): Promise<void>;
}

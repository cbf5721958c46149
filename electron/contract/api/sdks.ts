import { z } from 'zod';
import type { CrossCheck, ManifestHeader, PruneResult, Sdk } from '../models.ts';
import type { ModuleProof } from '../module-proof.ts';
import { nothing, pathField, specField } from './fields.ts';

export const sdksInputs = {
  'sdks.list': nothing,
  /**
   * As the command's `install`; `use` makes it the active version in the end. `from` is the name of a source in the
   * settings, or `proxy`: archives of other places, and checksums that somebody else names, are for the command alone.
   */
  'sdks.install': z
    .strictObject({
      spec: specField.exactOptional(),
      from: z
        .string()
        .trim()
        .regex(/^[\w.-]{1,64}$/, 'The name of a source in the settings')
        .exactOptional(),
      arch: z
        .string()
        .regex(/^[a-z0-9]{1,16}$/)
        .exactOptional(),
      use: z.boolean().exactOptional(),
      /** Also when it is installed: a fresh one takes its place. */
      replace: z.boolean().exactOptional(),
    })
    .refine(({ spec }) => spec !== undefined, 'Say what to install'),
  /** `sdk`: the name of an SDK (`SdkRow.name`) or a spec. `force` removes even the active one. */
  'sdks.remove': z.strictObject({ sdk: specField, force: z.boolean().exactOptional() }),
  'sdks.verify': z.strictObject({ sdk: specField }),
  'sdks.import': z.strictObject({ folder: pathField, mode: z.enum(['copy', 'link']) }),
  'sdks.previewPrune': nothing,
  'sdks.prune': nothing,
};

/** An SDK as the list shows it. Null fields: not known of an external SDK. */
export interface SdkRow extends Sdk {
  /** Stable within the list: the name of an installed SDK, the root of an external one. */
  readonly id: string;
  readonly family: string | null;
  /** Sorts by plain text comparison as Go orders versions; `ReleaseEntry.order` compares with it. */
  readonly order: string;
  /** Size of its files, which removing frees; 0 where only a link goes. */
  readonly sizeBytes: number | null;
  readonly fileCount: number | null;
  readonly archive: ManifestHeader['archive'];
  /** What the checksum database verified, where it did. */
  readonly proof: ModuleProof | null;
  /** How it compares with the same version from the other kind of source; null where that was not at hand. */
  readonly crossCheck: CrossCheck | null;
  /** Adopted in place: the folder that stays when it is removed. */
  readonly linkedTo: string | null;
}

/**
 * Long work was started: follow it by `jobChanged`, cancel it by `jobs.cancel`, ask for its outcome by `jobs.result`.
 */
export interface JobRef {
  readonly jobId: string;
}

export interface SdksApi {
  /** Newest first, installed before external. */
  'sdks.list': readonly SdkRow[];
  /** The same request made again while it runs is the same job. Result: `InstallResult`. */
  'sdks.install': JobRef;
  /** Result: null. */
  'sdks.remove': JobRef;
  /** Result: `VerifyResult`. */
  'sdks.verify': JobRef;
  /** Result: null. */
  'sdks.import': JobRef;
  /** What `sdks.prune` would remove. */
  'sdks.previewPrune': PruneResult;
  /** Result: `PruneResult`. */
  'sdks.prune': JobRef;
}

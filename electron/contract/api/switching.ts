import { z } from 'zod';
import type { ErrorShape } from '../errors.ts';
import type { CurrentResult, UseResult } from '../models.ts';
import type { ToolchainExplanation } from '../projects.ts';
import { nothing, specField } from './fields.ts';

export const switchingInputs = {
  /** The name of an SDK (`SdkRow.name`) or a spec. */
  'switching.use': z.strictObject({ sdk: specField }),
  'switching.current': nothing,
};

/** What `go` means outside pinned projects. */
export interface CurrentState {
  /** Name below versions/ of the active SDK, or null. */
  readonly active: string | null;
  /**
   * What really runs, and why: the environment of this process can overrule the active version. Null with the reason in
   * `problem`.
   */
  readonly current: CurrentResult | null;
  readonly problem: ErrorShape | null;
  /**
   * What the go command makes of `current` outside of any module: a GOTOOLCHAIN can name another toolchain. Null where
   * `current` is.
   */
  readonly toolchain: ToolchainExplanation | null;
}

export interface SwitchingApi {
  /** Throws `sdk-not-installed`, `switch-unproven`, `lock-timeout`. */
  'switching.use': UseResult;
  'switching.current': CurrentState;
}

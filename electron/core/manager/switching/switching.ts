import type { UseResult } from '../../../contract/models.ts';

interface UseOptions {
  readonly signal?: AbortSignal;
}

/** The active version. `create-switching.ts` makes it; the version in effect in a folder is version-in-effect.ts. */
export interface Switching {
  /**
   * Name below versions/ of the active SDK; null when none is active, or `active` names what is not installed or is
   * damaged.
   */
  active(): Promise<string | null>;
  /**
   * Makes an installed SDK the active one: `current`, then proof by running `current/bin/go version`, then `active`.
   * When that fails everything is as it was. Also repairs what is wrong when the SDK is active already. Throws
   * `invalid-spec`, `sdk-not-installed`, `switch-unproven`, `permission-denied`, `disk-full`, `lock-timeout`,
   * `cancelled`.
   */
  use(spec: string, options?: UseOptions): Promise<UseResult>;
  /**
   * Makes none the active one: what `go` then means is up to PATH. For undoing the first `use`; nothing is done when
   * none is active. Throws `permission-denied`, `disk-full`, `lock-timeout`, `cancelled`.
   */
  useNone(options?: UseOptions): Promise<void>;
  /** Brings aliases/ in line with what is installed. The caller holds the lock `sdks`. */
  refreshAliases(): Promise<void>;
  /**
   * Repairs what a killed process left behind the truth: `current` behind `active`, aliases and shims behind versions/.
   * Costs a few small reads when nothing is wrong; never throws for a read-only home.
   */
  repairCurrent(): Promise<void>;
}

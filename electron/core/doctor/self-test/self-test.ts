import type { SelfTestEnvironment, SelfTestReport, StageName } from '../../../contract/self-test.ts';

export interface SelfTestOptions {
  /** A spec, the name of an installed SDK, or the root of any; default: the go that a new terminal runs. */
  readonly sdk?: string;
  /**
   * Whose variables are the user's; default: a new terminal's, and this process's where the login shell does not
   * answer.
   */
  readonly from?: SelfTestEnvironment['from'];
  /** Default: all. */
  readonly stages?: readonly StageName[];
  readonly signal?: AbortSignal;
  /** Hears of every change, at most ten times a second, and of the last one always. */
  readonly onChange?: (report: SelfTestReport) => void;
}

/**
 * Builds and runs a small module stage by stage, in the user's environment and in a clean one. `create-self-test.ts`
 * makes it.
 */
export interface SelfTest {
  /**
   * Takes seconds; a failure of Go is a result. Nothing is left behind but what the go command keeps in its build
   * cache. Tests of one home wait for each other. Emits `selfTestChanged`. Throws `no-active-version`,
   * `sdk-not-installed`, `sdk-invalid`, `invalid-spec`, `pin-invalid`, `cancelled`, `permission-denied`, `disk-full`,
   * `lock-timeout`.
   */
  run(options?: SelfTestOptions): Promise<SelfTestReport>;
  /** The last report of this process, also of a test that still runs; null before the first. */
  last(): SelfTestReport | null;
}

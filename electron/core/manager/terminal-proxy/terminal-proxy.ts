import type { ProfileChange } from '../../../contract/profiles.ts';
import type { ProxyValues, TerminalProxyState, TerminalProxyTarget } from '../../../contract/terminal-proxy.ts';

export interface TerminalProxyOptions {
  /** Default: the proxy that GoSwitch itself goes through. */
  readonly variables?: ProxyValues;
  /** Let user name and password stand in the files. */
  readonly withCredentials?: boolean;
  /** Default: every target that is there. */
  readonly targets?: readonly TerminalProxyTarget[];
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Proxy variables for terminals and programs of the desktop: a block of its own in the profiles that set-up edits, with
 * the same preview, records, journal and undoing. Neither disturbs the other.
 */
export interface TerminalProxy {
  /** Which file has which variables. */
  state(): Promise<TerminalProxyState>;
  /**
   * What `apply` would do, file by file; nothing is written. Throws `invalid-input`: no proxy is known, a value cannot
   * be used, it holds a password without `withCredentials`, or a target is of another system.
   */
  preview(options?: TerminalProxyOptions): Promise<ProfileChange[]>;
  /**
   * Makes the block hold these variables and no others. A file that must not be changed is `refused`; with a password
   * also one that others can read. Throws as `preview`, `lock-timeout`.
   */
  apply(options?: TerminalProxyOptions): Promise<ProfileChange[]>;
  previewUndo(options?: Pick<TerminalProxyOptions, 'force'>): Promise<ProfileChange[]>;
  /** Takes every block out, newest edit first. One edit alone: `Profiles.undoEntry`. Throws `lock-timeout`. */
  undo(options?: Pick<TerminalProxyOptions, 'force' | 'signal'>): Promise<ProfileChange[]>;
}

import type { ErrorShape } from './errors.ts';
import { type SetupTarget, SHELL_NAMES } from './profiles.ts';

/**
 * Shapes of the proxy variables that GoSwitch gives to terminals and to programs of the desktop, in blocks of their
 * own. Types only.
 */

/** As values name them; each is written in small letters too, because programs look for one spelling or the other. */
export const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'] as const;
export type ProxyVariable = (typeof PROXY_VARIABLES)[number];

/** The variables to set; one that is not named is not touched. */
export type ProxyValues = { readonly [Name in ProxyVariable]?: string };

/** Where such a block can stand. */
export const TERMINAL_PROXY_TARGETS = [...SHELL_NAMES, 'environment.d'] as const;
export type TerminalProxyTarget = (typeof TERMINAL_PROXY_TARGETS)[number];

/** A file that has, or would get, the block. */
export interface TerminalProxyFile {
  readonly targets: readonly SetupTarget[];
  readonly file: string;
  /**
   * `overruled`: lines after the block may set the same variables. `edited` by hand. `invalid`: it cannot be read or
   * edited; `problem` says why.
   */
  readonly state: 'in-place' | 'overruled' | 'missing' | 'edited' | 'invalid';
  /** Line number of the block's first marker, from 1. */
  readonly line: number | null;
  /** What the block sets, passwords taken out; null where there is none that GoSwitch can read. */
  readonly variables: ProxyValues | null;
  /** A password stands in it, and others on this machine may read it. */
  readonly isExposed: boolean;
  readonly problem: ErrorShape | null;
}

/**
 * `suggested`: what `terminalProxy.apply` writes when no variables are given, without credentials; null where GoSwitch
 * connects directly.
 */
export interface TerminalProxyState {
  readonly suggested: ProxyValues | null;
  readonly files: readonly TerminalProxyFile[];
}

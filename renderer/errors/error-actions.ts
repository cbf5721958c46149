import type { ErrorCode } from '../../electron/contract/errors.ts';

/** What a notice offers on its button. `retry` runs what failed once more and is offered only where the caller can. */
export type ErrorAction =
  | 'retry'
  | 'refresh-releases'
  | 'open-versions'
  | 'open-network'
  | 'open-settings'
  | 'open-environment'
  | 'open-activity'
  | 'reload';

/**
 * Exhaustive by type: the one action that helps most with each error, or null where a person has to act elsewhere.
 * Texts are in the catalogues.
 */
export const ERROR_ACTIONS: Readonly<Record<ErrorCode, ErrorAction | null>> = {
  'invalid-input': null,
  'invalid-spec': null,
  'release-not-found': 'refresh-releases',
  'platform-unavailable': 'open-versions',
  'sdk-not-installed': 'open-versions',
  'sdk-active': 'open-versions',
  'sdk-invalid': null,
  'sdk-already-installed': 'open-versions',
  'sdk-modified': 'open-versions',
  'manifest-missing': null,
  'no-active-version': 'open-versions',
  'pin-invalid': null,
  'pin-not-installed': 'open-versions',
  'source-unknown': 'open-settings',
  'index-unavailable': 'retry',
  'index-invalid': 'open-network',
  'network-unreachable': 'retry',
  'network-stalled': 'retry',
  'proxy-failed': 'open-network',
  'http-status': 'open-network',
  'redirect-loop': 'open-network',
  'redirect-insecure': 'open-network',
  'checksum-missing': 'refresh-releases',
  'checksum-mismatch': 'retry',
  'archive-not-recognized': 'retry',
  'archive-truncated': 'retry',
  'archive-corrupt': 'retry',
  'archive-unsafe': 'open-network',
  'archive-too-large': 'open-network',
  'goproxy-unset': 'open-settings',
  'go-setting-invalid': 'open-network',
  'sumdb-disabled': 'open-network',
  'sumdb-unavailable': 'retry',
  'sumdb-unsigned': 'open-network',
  'sumdb-forked': 'open-network',
  'sumdb-stale': 'retry',
  'sumdb-record-invalid': 'open-network',
  'module-mismatch': 'open-network',
  'probe-failed': null,
  'switch-unproven': 'open-versions',
  'disk-full': 'open-versions',
  'volumes-differ': null,
  'permission-denied': 'retry',
  'system-refused': 'retry',
  'lock-timeout': 'retry',
  'home-newer': null,
  'profile-invalid': 'open-environment',
  'profile-edited': 'open-environment',
  'shell-failed': 'retry',
  'rebuild-failed': 'retry',
  'program-not-found': null,
  'undo-impossible': 'open-activity',
  'fix-impossible': 'open-environment',
  'go-env-off': 'open-environment',
  'session-refused': null,
  'too-many-requests': 'retry',
  'engine-unreachable': 'retry',
  'port-unavailable': null,
  'window-missing': null,
  cancelled: null,
  internal: 'retry',
};

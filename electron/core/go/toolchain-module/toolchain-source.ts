import { AppError } from '../../../contract/errors.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { ProxyEntry } from '../module-proxy/proxy-list.ts';
import { joinUrl } from '../module-proxy/proxy-reader.ts';
import { TOOLCHAIN_MODULE } from '../module-proxy/toolchain-version.ts';
import type { Failure } from '../module-proxy/try-proxies.ts';

/**
 * Where `direct` leads for this one module: what golang.org answers for `?go-get=1` is `mod https://go.dev/dl/mod`
 * (golang/website cmd/golangorg/server.go).
 */
const DIRECT_BASE = 'https://go.dev/dl/mod';

/** The base that an entry stands for, or why it stands for none. It may hold credentials. */
export function baseOf(entry: ProxyEntry): string | Failure {
  if (entry.kind === 'proxy') return entry.url;
  if (entry.kind === 'direct') return DIRECT_BASE;
  const error = new AppError('goproxy-unset', 'module lookup disabled by GOPROXY=off', {
    hint: 'Set a proxy for GoSwitch alone with: goswitch settings set goproxy https://proxy.example',
  });
  return { ok: false, isNotFound: true, error };
}

/** `list`, or a version with `.zip`, below a base (go.dev/ref/mod#goproxy-protocol). */
export function toolchainUrl(base: string, name: string): URL {
  return joinUrl(base, toolchainPath(name));
}

export function toolchainPath(name: string): string {
  return `${TOOLCHAIN_MODULE}/@v/${name}`;
}

/** What each entry that was asked said, for details and reports. Free of credentials. */
export interface Tried {
  readonly proxy: string;
  readonly code: string;
  readonly says: string;
}

export function triedOf(base: string, { error }: Failure): Tried {
  return { proxy: displayUrl(base), code: error.code, says: error.message };
}

/** The failure of a whole list: that nobody has it, or what went wrong on the way. */
export function listFailure(what: string, failure: Failure, tried: readonly Tried[]): AppError {
  const { code, message, hint, details, cause } = failure.error;
  const isMissing = failure.isNotFound && code !== 'goproxy-unset';
  const words = isMissing
    ? `No module proxy has ${what}: ${message}`
    : `The module proxy cannot give ${what}: ${message}`;
  return new AppError(isMissing ? 'release-not-found' : code, code === 'goproxy-unset' ? message : words, {
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, tried },
    cause,
  });
}

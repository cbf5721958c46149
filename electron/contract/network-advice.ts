import type { ErrorShape } from './errors.ts';

/**
 * What kind of help a failure of the network needs; the texts are in core/base/network/network-hints.ts (command) and
 * `errors:network` of the catalogues (window). `sign-in` to `status` are answers of the server; `gateway-sign-in` is a
 * 407 without a proxy that GoSwitch knows of.
 */
export const NETWORK_ADVICE = [
  'name',
  'no-way',
  'refused',
  'timeout',
  'stall',
  'reset',
  'authority',
  'wrong-host',
  'date',
  'certificate',
  'tls',
  'garbled',
  'sign-in',
  'forbidden',
  'blocked',
  'missing',
  'gateway-sign-in',
  'busy',
  'server',
  'status',
  'proxy-unreachable',
  'proxy-credentials',
  'proxy-scheme',
  'proxy-refused',
  'proxy-broken',
  'proxy-address',
  'other',
] as const;
export type NetworkAdvice = (typeof NETWORK_ADVICE)[number];

/** By `details.reason` of `network-unreachable` and `network-stalled` (core/base/network/network-reasons.ts). */
const BY_REASON: Readonly<Record<string, NetworkAdvice>> = {
  'name-not-found': 'name',
  'name-lookup-failed': 'name',
  refused: 'refused',
  unreachable: 'no-way',
  'timed-out': 'timeout',
  reset: 'reset',
  'ended-early': 'reset',
  tls: 'tls',
  'bad-encoding': 'garbled',
  stalled: 'stall',
  trickled: 'stall',
};

/** By `details.reason` of `proxy-failed` (core/base/network/proxy-failures.ts). */
const BY_PROXY_FAULT: Readonly<Record<string, NetworkAdvice>> = {
  unreachable: 'proxy-unreachable',
  credentials: 'proxy-credentials',
  scheme: 'proxy-scheme',
  refused: 'proxy-refused',
  broken: 'proxy-broken',
  'no-address': 'proxy-address',
  'not-an-address': 'proxy-address',
};

/** Node's codes of a certificate whose chain ends in an authority that is not known here. */
export const UNKNOWN_AUTHORITY: readonly string[] = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];

/** Null for an error that the network has no part in. `details.network` says it for errors that sum up others. */
export function networkAdvice({
  code,
  details = {},
}: Pick<ErrorShape, 'code'> & { readonly details?: ErrorShape['details'] | undefined }): NetworkAdvice | null {
  const said = NETWORK_ADVICE.find((advice) => advice === details['network']);
  if (said !== undefined) return said;
  const reason = String(details['reason'] ?? '');
  const systemCode = String(details['systemCode'] ?? '');
  if (code === 'network-unreachable' || code === 'network-stalled') {
    return reason === 'certificate' ? ofCertificate(systemCode) : (BY_REASON[reason] ?? 'other');
  }
  if (code === 'proxy-failed')
    return UNKNOWN_AUTHORITY.includes(systemCode) ? 'authority' : (BY_PROXY_FAULT[reason] ?? 'proxy-broken');
  return code === 'http-status' ? ofStatus(Number(details['status'])) : null;
}

function ofCertificate(systemCode: string): NetworkAdvice {
  if (UNKNOWN_AUTHORITY.includes(systemCode)) return 'authority';
  if (systemCode === 'ERR_TLS_CERT_ALTNAME_INVALID' || systemCode === 'HOSTNAME_MISMATCH') return 'wrong-host';
  return systemCode === 'CERT_HAS_EXPIRED' || systemCode === 'CERT_NOT_YET_VALID' ? 'date' : 'certificate';
}

function ofStatus(status: number): NetworkAdvice {
  if (status === 401) return 'sign-in';
  if (status === 403) return 'forbidden';
  if (status === 451) return 'blocked';
  if (status === 404 || status === 410) return 'missing';
  if (status === 407 || status === 511) return 'gateway-sign-in';
  if (status === 408 || status === 425 || status === 429) return 'busy';
  return status >= 500 ? 'server' : 'status';
}

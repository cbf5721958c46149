/** Why a request failed below HTTP; `details.reason` of `network-unreachable` and `network-stalled`. */
export type NetworkReason =
  | 'name-not-found'
  | 'name-lookup-failed'
  | 'refused'
  | 'unreachable'
  | 'timed-out'
  | 'reset'
  | 'ended-early'
  | 'certificate'
  | 'tls'
  | 'bad-encoding'
  | 'stalled'
  | 'trickled'
  | 'other';

interface Explanation {
  readonly reason: NetworkReason;
  readonly says: (host: string) => string;
}

const NAME_NOT_FOUND: Explanation = { reason: 'name-not-found', says: (host) => `The name ${host} is not known` };
const RESET: Explanation = { reason: 'reset', says: (host) => `${host} closed the connection` };
const UNREACHABLE: Explanation = {
  reason: 'unreachable',
  says: (host) => `There is no way to ${host} on this network`,
};

/** By the code of a Node system error (libuv and c-ares names). */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  ENOTFOUND: NAME_NOT_FOUND,
  ENODATA: NAME_NOT_FOUND,
  EAI_AGAIN: {
    reason: 'name-lookup-failed',
    says: (host) => `The name ${host} could not be looked up: no name server answered`,
  },
  ECONNREFUSED: {
    reason: 'refused',
    says: (host) => `${host} refused the connection: nothing is listening there`,
  },
  ENETUNREACH: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETDOWN: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  ETIMEDOUT: { reason: 'timed-out', says: (host) => `${host} did not answer in time` },
  ECONNRESET: RESET,
  ECONNABORTED: RESET,
  EPIPE: RESET,
  ERR_STREAM_PREMATURE_CLOSE: {
    reason: 'ended-early',
    says: (host) => `${host} ended its answer before it was complete`,
  },
};

/**
 * Codes of Node's TLS layer (nodejs.org/api/tls.html, "X509 certificate error codes") that say the certificate is at
 * fault.
 */
const CERTIFICATE =
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECODE|DECRYPT)|HOSTNAME_MISMATCH|CRL|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED/;
const TLS = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;

const CERTIFICATE_WORDS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired (or the clock of this computer is wrong)',
  CERT_NOT_YET_VALID: 'it is not valid yet (or the clock of this computer is wrong)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends in an authority that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another host',
};

/**
 * Why a connection to `host` failed, in words, by the code of a Node system error; null for a code that says nothing to
 * people.
 */
export function explainSystemCode(code: string, host: string): string | null {
  const { reason, says } = explanationOf(code);
  return reason === 'other' ? null : says(host);
}

/** What Node's code of a failure means. */
export function explanationOf(code: string): Explanation {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (CERTIFICATE.test(code)) {
    const words = CERTIFICATE_WORDS[code] ?? code;
    return { reason: 'certificate', says: (host) => `The certificate of ${host} cannot be trusted: ${words}` };
  }
  if (TLS.test(code)) {
    return { reason: 'tls', says: (host) => `No secure connection to ${host} could be made` };
  }
  return { reason: 'other', says: (host) => `The connection to ${host} failed${code === '' ? '' : ` (${code})`}` };
}

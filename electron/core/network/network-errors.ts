import { STATUS_CODES } from 'node:http';
import { AppError } from '../../contract/errors.ts';
import { displayUrl } from './display-url.ts';

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
  | 'other';

interface Explanation {
  readonly reason: NetworkReason;
  readonly says: (host: string) => string;
  readonly hint: string;
}

const OFFLINE = 'Check the connection to the internet, and whether this network needs a proxy';
const TRY_LATER = 'Run it again; if it stays so, another source or network may work';
const CERTIFICATE_HINT =
  'If this network inspects traffic, give GoSwitch its certificate authority (SSL_CERT_FILE or NODE_EXTRA_CA_CERTS names a file with it)';

const NAME_NOT_FOUND: Explanation = { reason: 'name-not-found', says: (host) => `The name ${host} is not known`, hint: OFFLINE };
const RESET: Explanation = { reason: 'reset', says: (host) => `${host} closed the connection`, hint: TRY_LATER };
const UNREACHABLE: Explanation = { reason: 'unreachable', says: (host) => `There is no way to ${host} on this network`, hint: OFFLINE };

/** By the code of a Node system error (libuv and c-ares names). */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  ENOTFOUND: NAME_NOT_FOUND,
  ENODATA: NAME_NOT_FOUND,
  EAI_AGAIN: { reason: 'name-lookup-failed', says: (host) => `The name ${host} could not be looked up: no name server answered`, hint: OFFLINE },
  ECONNREFUSED: {
    reason: 'refused',
    says: (host) => `${host} refused the connection: nothing is listening there`,
    hint: 'Check the address and port of the source',
  },
  ENETUNREACH: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETDOWN: UNREACHABLE,
  EADDRNOTAVAIL: UNREACHABLE,
  ETIMEDOUT: { reason: 'timed-out', says: (host) => `${host} did not answer in time`, hint: OFFLINE },
  ECONNRESET: RESET,
  ECONNABORTED: RESET,
  EPIPE: RESET,
  ERR_STREAM_PREMATURE_CLOSE: {
    reason: 'ended-early',
    says: (host) => `${host} ended its answer before it was complete`,
    hint: TRY_LATER,
  },
};

/** Codes of Node's TLS layer (nodejs.org/api/tls.html, "X509 certificate error codes") that say the certificate is at fault. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECODE|DECRYPT)|HOSTNAME_MISMATCH|CRL|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED/;
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

/** `network-unreachable` in words for what Node's network layer threw; an `AppError` comes back as it is. */
export function explainNetworkError(error: unknown, url: URL): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const { reason, says, hint } = explanationOf(code);
  return new AppError('network-unreachable', says(url.host), {
    hint,
    details: { reason, url: displayUrl(url), ...(code === '' ? {} : { systemCode: code }) },
    cause: error,
  });
}

function explanationOf(code: string): Explanation {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (CERTIFICATE.test(code)) {
    const words = CERTIFICATE_WORDS[code] ?? code;
    return { reason: 'certificate', says: (host) => `The certificate of ${host} cannot be trusted: ${words}`, hint: CERTIFICATE_HINT };
  }
  if (TLS.test(code)) {
    const hint = 'Check that the port speaks https, and that no proxy stands in between';
    return { reason: 'tls', says: (host) => `No secure connection to ${host} could be made`, hint };
  }
  return { reason: 'other', says: (host) => `The connection to ${host} failed${code === '' ? '' : ` (${code})`}`, hint: TRY_LATER };
}

/** fetch wraps what happened, some of them twice; the first code on the way down is the telling one. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
  }
  return '';
}

/** @param phase what was being waited for */
export function stalled(url: URL, stallTimeoutMs: number, phase: 'an answer' | 'more bytes'): AppError {
  return new AppError('network-stalled', `${url.host} sent nothing for ${seconds(stallTimeoutMs)} while GoSwitch waited for ${phase}`, {
    hint: TRY_LATER,
    details: { reason: 'stalled' satisfies NetworkReason, url: displayUrl(url) },
  });
}

export function endedEarly(url: URL, receivedBytes: number, declaredBytes: number): AppError {
  return new AppError('network-unreachable', `${url.host} ended its answer after ${receivedBytes} of ${declaredBytes} bytes`, {
    hint: TRY_LATER,
    details: { reason: 'ended-early' satisfies NetworkReason, url: displayUrl(url), receivedBytes, declaredBytes },
  });
}

/** @param retryAfterMs what the server asked for, where it did */
export function httpStatusError(url: string | URL, status: number, retryAfterMs: number | null = null): AppError {
  const { host } = new URL(url);
  const phrase = STATUS_CODES[status] === undefined ? '' : ` (${STATUS_CODES[status]})`;
  return new AppError('http-status', `${host} answered ${status}${phrase} for ${displayUrl(url)}`, {
    hint: statusHint(status, retryAfterMs),
    details: { status, url: displayUrl(url), ...(retryAfterMs === null ? {} : { retryAfterMs }) },
  });
}

function statusHint(status: number, retryAfterMs: number | null): string {
  if (retryAfterMs !== null) return `The server asks to wait ${seconds(retryAfterMs)}`;
  if (status === 404 || status === 410) return 'The source does not have this file; another one may';
  if (status === 401 || status === 403) return 'The source wants credentials, or does not serve this network';
  if (status === 407) return 'The proxy of this network wants credentials';
  if (status >= 500) return 'The server has a problem; run it again later, or use another source';
  return 'Check the URL of the source';
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('cancelled', 'Stopped', { cause });
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}

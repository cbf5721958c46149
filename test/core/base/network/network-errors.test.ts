import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import { explainNetworkError, httpStatusError } from '../../../../electron/core/base/network/network-errors.ts';

const URL_ASKED = new URL('https://mirror.example/dl/x?sig=secret');

function explained(code: string) {
  // As node-fetch throws it: the system error inside its own.
  const error = explainNetworkError(
    new Error('request failed', { cause: Object.assign(new Error('inner'), { code }) }),
    URL_ASKED,
  );
  return [code, error.details?.['reason'], error.message];
}

describe('network errors', () => {
  it('each say what happened', () => {
    const codes = [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'ECONNRESET',
      'ETIMEDOUT',
      'ENETUNREACH',
      'EHOSTUNREACH',
      'ERR_STREAM_PREMATURE_CLOSE',
    ];
    const tls = [
      'CERT_HAS_EXPIRED',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'CERT_REVOKED',
      'EPROTO',
      'ERR_SSL_WRONG_VERSION',
    ];
    expect([...codes, ...tls, 'HPE_INVALID_CONSTANT'].map(explained)).toEqual([
      ['ENOTFOUND', 'name-not-found', 'The name mirror.example is not known'],
      ['EAI_AGAIN', 'name-lookup-failed', 'The name mirror.example could not be looked up: no name server answered'],
      ['ECONNREFUSED', 'refused', 'mirror.example refused the connection: nothing is listening there'],
      ['ECONNRESET', 'reset', 'mirror.example closed the connection'],
      ['ETIMEDOUT', 'timed-out', 'mirror.example did not answer in time'],
      ['ENETUNREACH', 'unreachable', 'There is no way to mirror.example on this network'],
      ['EHOSTUNREACH', 'unreachable', 'There is no way to mirror.example on this network'],
      ['ERR_STREAM_PREMATURE_CLOSE', 'ended-early', 'mirror.example ended its answer before it was complete'],
      [
        'CERT_HAS_EXPIRED',
        'certificate',
        'The certificate of mirror.example cannot be trusted: it has expired (or the clock of this computer is wrong)',
      ],
      [
        'SELF_SIGNED_CERT_IN_CHAIN',
        'certificate',
        'The certificate of mirror.example cannot be trusted: its chain ends in an authority that is not known here',
      ],
      [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'certificate',
        'The certificate of mirror.example cannot be trusted: it is for another host',
      ],
      ['CERT_REVOKED', 'certificate', 'The certificate of mirror.example cannot be trusted: CERT_REVOKED'],
      ['EPROTO', 'tls', 'No secure connection to mirror.example could be made'],
      ['ERR_SSL_WRONG_VERSION', 'tls', 'No secure connection to mirror.example could be made'],
      ['HPE_INVALID_CONSTANT', 'other', 'The connection to mirror.example failed (HPE_INVALID_CONSTANT)'],
    ]);
  });

  it('all have a hint and a URL without secrets', () => {
    for (const code of ['ENOTFOUND', 'ECONNRESET', 'EPROTO', 'CERT_HAS_EXPIRED', 'ESOMETHING']) {
      const { hint, details } = explainNetworkError(Object.assign(new Error(), { code }), URL_ASKED);
      expect([typeof hint, details?.['url']]).toEqual(['string', 'https://mirror.example/dl/x?sig=...']);
    }
  });

  it('that have a code of ours already stay as they are', () => {
    const error = new AppError('cancelled', 'Stopped');
    expect(explainNetworkError(error, URL_ASKED)).toBe(error);
  });

  it('of a status give advice that fits it', () => {
    const hints = [404, 403, 407, 503, 418].map((status) => httpStatusError(URL_ASKED, status).hint);
    expect(new Set(hints).size).toBe(5);
    expect(httpStatusError(URL_ASKED, 404).message).toBe(
      'mirror.example answered 404 (Not Found) for https://mirror.example/dl/x?sig=...',
    );
  });
});

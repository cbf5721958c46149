import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import { NETWORK_ADVICE, networkAdvice } from '../../../../electron/contract/network-advice.ts';
import {
  explainNetworkError,
  httpStatusError,
  stalled,
  trickled,
} from '../../../../electron/core/base/network/network-errors.ts';
import { networkHint, withNetworkHint } from '../../../../electron/core/base/network/network-hints.ts';
import { connectRefused, ProxyError } from '../../../../electron/core/base/network/proxy/proxy-error.ts';

const GO_DEV = new URL('https://go.dev/dl/?mode=json');
const PROXY = 'http://proxy.example:3128';
const failed = (code: string) => explainNetworkError(Object.assign(new Error(code), { code }), GO_DEV);
const refusedBy = (status: number, challenges = '') =>
  explainNetworkError(connectRefused({ proxy: PROXY, target: 'go.dev:443', status, challenges }), GO_DEV);

/** What failed, the kind of help, and what the hint has to name. */
const TABLE: readonly (readonly [string, AppError, string, readonly string[]])[] = [
  ['the name is not known', failed('ENOTFOUND'), 'name', ['--from golang.google.cn', 'proxyUrl', 'HTTPS_PROXY']],
  ['no name server answers', failed('EAI_AGAIN'), 'name', ['--from golang.google.cn', 'proxyUrl']],
  ['no network', failed('ENETUNREACH'), 'no-way', ['proxyUrl', '--from golang.google.cn']],
  ['refused', failed('ECONNREFUSED'), 'refused', ['port', 'proxyUrl']],
  ['no answer in time', failed('ETIMEDOUT'), 'timeout', ['--from golang.google.cn', '--from aliyun', 'proxyUrl']],
  ['a stall', stalled(GO_DEV, 30_000, 'an answer'), 'stall', ['--from golang.google.cn', 'proxyUrl']],
  ['a trickle', trickled(GO_DEV, { bytes: 3, waitedMs: 60_000 }), 'stall', ['--from golang.google.cn']],
  ['a reset', failed('ECONNRESET'), 'reset', ['--from golang.google.cn', 'proxyUrl']],
  [
    'an unknown authority',
    failed('SELF_SIGNED_CERT_IN_CHAIN'),
    'authority',
    ['goswitch settings set caFile', 'SSL_CERT_FILE'],
  ],
  ['another one', failed('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), 'authority', ['caFile']],
  ['a certificate of another host', failed('ERR_TLS_CERT_ALTNAME_INVALID'), 'wrong-host', ['sign-in page', 'proxyUrl']],
  ['an expired certificate', failed('CERT_HAS_EXPIRED'), 'date', ['date and time']],
  ['a revoked certificate', failed('CERT_REVOKED'), 'certificate', ['caFile', '--from golang.google.cn']],
  ['no TLS', failed('EPROTO'), 'tls', ['https', 'proxyUrl']],
  ['something unknown', failed('ESOMETHING'), 'other', ['goswitch proxy probe']],
  ['401', httpStatusError(GO_DEV, 401), 'sign-in', ['NAME:PASSWORD', '--from golang.google.cn']],
  ['403', httpStatusError(GO_DEV, 403), 'forbidden', ['--from golang.google.cn', 'proxyUrl']],
  ['451', httpStatusError(GO_DEV, 451), 'blocked', ['--from golang.google.cn', 'proxyUrl']],
  ['404', httpStatusError(GO_DEV, 404), 'missing', ['--from golang.google.cn']],
  ['407 of nobody known', httpStatusError(GO_DEV, 407), 'gateway-sign-in', ['proxyUrl', 'goswitch proxy credentials']],
  ['429', httpStatusError(GO_DEV, 429, 90_000), 'busy', ['90 s', '--from golang.google.cn']],
  ['503', httpStatusError(GO_DEV, 503), 'server', ['--from golang.google.cn']],
  ['418', httpStatusError(GO_DEV, 418), 'status', ['URL']],
  [
    'a proxy that is gone',
    explainNetworkError(new ProxyError(PROXY, 'unreachable', 'x'), GO_DEV),
    'proxy-unreachable',
    ['proxyMode direct'],
  ],
  [
    'a proxy that wants Basic',
    refusedBy(407, 'Basic realm="a, NTLM"'),
    'proxy-credentials',
    ['goswitch proxy credentials'],
  ],
  [
    'a proxy that wants NTLM',
    refusedBy(407, 'Negotiate, NTLM'),
    'proxy-scheme',
    ['proxyUrl http://127.0.0.1:3128', 'cntlm'],
  ],
  ['a proxy that forbids it', refusedBy(403), 'proxy-refused', ['whoever runs the proxy']],
  [
    'a proxy that is none',
    explainNetworkError(new ProxyError(PROXY, 'broken', 'x'), GO_DEV),
    'proxy-broken',
    ['proxyUrl'],
  ],
];

describe('a hint', () => {
  it.each(TABLE)('for %s names what helps', (_name, error, advice, named) => {
    expect(networkAdvice(error)).toBe(advice);
    expect(named.filter((words) => !error.hint?.includes(words))).toEqual([]);
    expect(error.hint).not.toMatch(/undefined|\.\s*\.|\n/);
  });

  it('is there for each kind of help', () => {
    const covered = [...TABLE.map(([, , advice]) => advice), 'garbled', 'proxy-address'];
    expect(NETWORK_ADVICE.filter((advice) => !covered.includes(advice))).toEqual([]);
  });

  it('offers no place that was tried', () => {
    const at = (url: string, tried: string[] = []) =>
      networkHint({ code: 'network-unreachable', details: { reason: 'timed-out', url } }, { tried });
    expect(at('https://golang.google.cn/dl/')).not.toContain('--from golang.google.cn');
    expect(at('https://mirrors.aliyun.com/golang/x')).toMatch(/--from golang\.google\.cn or --from go\.dev/);
    // Both of the Go project's own hosts send there in the end.
    expect(at('https://dl.google.com/go/x')).toMatch(/--from aliyun or --from ustc/);
    expect(at('https://go.dev/dl/', ['golang.google.cn', 'mirrors.aliyun.com'])).toMatch(/--from ustc/);
  });

  it('for a list offers none that has files alone', () => {
    const both = ['go.dev', 'golang.google.cn'];
    const error = { code: 'network-unreachable', details: { reason: 'timed-out' } } as const;
    expect(networkHint(error, { use: 'list', tried: ['go.dev'] })).toContain('--from golang.google.cn');
    expect(networkHint(error, { use: 'list', tried: both })).toMatch(/^goswitch proxy probe/);
  });

  it('for a module proxy or the checksum database names their settings', () => {
    const modules = withNetworkHint(failed('ETIMEDOUT'), { use: 'modules' });
    expect(modules).toMatchObject({
      message: 'go.dev did not answer in time',
      hint: expect.stringContaining('goswitch settings set goproxy'),
    });
    expect(networkHint(httpStatusError(GO_DEV, 401), { use: 'modules' })).toContain('netrc');
    expect(networkHint(failed('ECONNRESET'), { use: 'database' })).toContain('GOSUMDB=sum.golang.google.cn');
  });

  it('is none for what is no failure of the network', () => {
    const error = new AppError('disk-full', 'full', { hint: 'Make room' });
    expect([networkHint(error), withNetworkHint(error).hint]).toEqual([null, 'Make room']);
  });
});

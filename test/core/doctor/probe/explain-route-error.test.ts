import { expect, it } from 'vitest';
import { connectRefused } from '../../../../electron/core/base/network/proxy/proxy-error.ts';
import { explainRouteError } from '../../../../electron/core/doctor/probe/explain-route-error.ts';

const PROXY = 'http://proxy.example:3128';

it.each([
  [407, 'NTLM', 'proxy-refused', 'the proxy http://proxy.example:3128 refused to connect to go.dev (407, NTLM)'],
  [
    407,
    'Negotiate, NTLM',
    'proxy-refused',
    'the proxy http://proxy.example:3128 refused to connect to go.dev (407, Negotiate or NTLM)',
  ],
  [407, 'NTLM, Basic realm="x"', 'proxy-credentials', null],
  [407, '', 'proxy-credentials', null],
  [403, '', 'proxy-refused', 'the proxy http://proxy.example:3128 refused to connect to go.dev (403 (Forbidden))'],
])('a proxy that answers %i and wants "%s" is told as %s', (status, challenges, kind, text) => {
  const error = connectRefused({ proxy: PROXY, target: 'go.dev:443', status, challenges });
  const cause = explainRouteError(error, { host: 'go.dev', proxy: PROXY, phase: 'proxy' });
  expect(cause.kind).toBe(kind);
  if (text !== null) expect(cause.text).toBe(text);
});

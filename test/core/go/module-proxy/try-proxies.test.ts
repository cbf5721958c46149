import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors.ts';
import { parseProxyList } from '../../../../electron/core/go/module-proxy/proxy-list.ts';
import { afterFailure, tryProxies } from '../../../../electron/core/go/module-proxy/try-proxies.ts';

describe('after a failure', () => {
  it.each([
    [',', 'not found', 'next'],
    [',', 'another error', 'stop'],
    ['|', 'not found', 'next'],
    ['|', 'another error', 'next'],
  ])('%s and %s: %s', (separator, failure, decision) => {
    expect(afterFailure({ goOnAfterAnyError: separator === '|' }, { isNotFound: failure === 'not found' })).toBe(
      decision,
    );
  });
});

/**
 * Entries answer with the status that their host begins with; `direct` fails with 599, `off` is not found. By
 * cmd/go/internal/modfetch/proxy.go, TryProxies: an error of `direct` is told first, then of proxies the last that is
 * not "not found", then the last "not found".
 */
describe('asked, and told in the end:', () => {
  it.each([
    ['s200', 's200', 'ok'],
    ['s404,s200,s500', 's404 s200', 'ok'],
    ['s404,s410', 's404 s410', 's410'],
    ['s500,s200', 's500', 's500'],
    ['s500|s200', 's500 s200', 'ok'],
    ['s500|s404', 's500 s404', 's500'],
    ['s404|s500,s404', 's404 s500', 's500'],
    ['s500|s403|s404', 's500 s403 s404', 's403'],
    ['s500|s404,off', 's500 s404 off', 's500'],
    ['s404,off', 's404 off', 'off'],
    ['s404,direct', 's404 direct', 'direct'],
    ['s500|direct', 's500 direct', 'direct'],
    ['s500,direct', 's500', 's500'],
  ])('%s', async (list, asked, told) => {
    const seen: string[] = [];
    const entries = parseProxyList(list.replaceAll(/s\d+/g, (name) => `https://${name}.example`));
    const end = await tryProxies(entries, async (entry) => {
      const name = entry.kind === 'proxy' ? new URL(entry.url).hostname.replace('.example', '') : entry.kind;
      seen.push(name);
      if (name === 's200') return { ok: true, value: 'ok' };
      return {
        ok: false,
        isNotFound: ['s404', 's410', 'off'].includes(name),
        error: new AppError('http-status', name),
      };
    });
    expect(seen.join(' ')).toBe(asked);
    expect(end.ok ? end.value : end.error.message).toBe(told);
  });
});

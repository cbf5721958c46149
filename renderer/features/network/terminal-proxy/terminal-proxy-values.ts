import type { ProfileChange } from '../../../../electron/contract/profiles.ts';
import type { ProxyValues } from '../../../../electron/contract/terminal-proxy.ts';

/** One proxy for everything, because curl looks for ALL_PROXY and Go does not; null while there is no address. */
export function proxyValues(address: string, bypass: string): ProxyValues | null {
  const proxy = address.trim();
  if (!/^(?:https?|socks5h?):\/\/[^\s/@?#]+\/?$/i.test(proxy)) return null;
  const excepted = bypass.trim();
  return {
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    ALL_PROXY: proxy,
    ...(excepted === '' ? {} : { NO_PROXY: excepted }),
  };
}

/** Files that will be, or were, written. */
export function writtenFiles(changes: readonly ProfileChange[]): readonly ProfileChange[] {
  return changes.filter(({ action }) => action !== 'unchanged' && action !== 'refused');
}

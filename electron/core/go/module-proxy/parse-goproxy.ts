import { isAppError } from '../../../contract/errors.ts';
import { parseProxyList } from './proxy-list.ts';

export type GoproxyList = { readonly entries: readonly string[] } | { readonly problem: string };

/**
 * The entries of a GOPROXY list as the go command reads them, or what it says of the first that it refuses, passwords
 * taken out. Never throws.
 */
export function parseGoproxy(list: string): GoproxyList {
  try {
    return { entries: parseProxyList(list).map((entry) => (entry.kind === 'proxy' ? entry.url : entry.kind)) };
  } catch (error) {
    if (!isAppError(error, 'go-setting-invalid')) throw error;
    return { problem: error.message };
  }
}

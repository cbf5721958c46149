import { AppError } from '../../../contract/errors.ts';
import type { Platform } from '../../../contract/models.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { ProxyEntry } from '../module-proxy/proxy-list.ts';
import type { ProxyReader } from '../module-proxy/proxy-reader.ts';
import { parseToolchainList, type ToolchainVersion } from '../module-proxy/toolchain-version.ts';
import { type Attempt, tryProxies } from '../module-proxy/try-proxies.ts';
import { baseOf, listFailure, type Tried, toolchainPath, triedOf } from './toolchain-source.ts';

export interface ToolchainList {
  /** For one platform, newest first. */
  readonly versions: readonly ToolchainVersion[];
  /** Who gave it, fit to be shown. */
  readonly from: string;
}

/**
 * The Go releases that the proxies have for a platform, by the rules of the list. Throws what the telling proxy failed
 * with and `details.tried`: `release-not-found` when none has the module, `goproxy-unset` for `off`, network codes,
 * `index-invalid` for something that is no list; `cancelled`.
 */
export async function listToolchains(
  proxies: readonly ProxyEntry[],
  reader: ProxyReader,
  platform: Platform,
): Promise<ToolchainList> {
  const tried: Tried[] = [];
  const attempt = await tryProxies(proxies, async (entry): Promise<Attempt<ToolchainList>> => {
    const base = baseOf(entry);
    if (typeof base !== 'string') return base;
    const answer = await reader.read(base, toolchainPath('list'));
    const result = answer.ok ? readList(answer.value, base, platform) : answer;
    if (!result.ok) tried.push(triedOf(base, result));
    return result;
  });
  if (!attempt.ok) throw listFailure('a list of Go versions', attempt, tried);
  return attempt.value;
}

/** A page of the network (a login, an error) has no line that could be a version. */
function readList(bytes: Uint8Array, base: string, platform: Platform): Attempt<ToolchainList> {
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > 0 && !lines.some((line) => /^v\d+\.\d+\.\d+\S*(\s|$)/.test(line))) {
    const error = new AppError('index-invalid', `${displayUrl(base)} did not return a list of module versions`, {
      hint: 'Open the address in a browser: often it is a login or error page of the network',
    });
    return { ok: false, isNotFound: false, error };
  }
  return { ok: true, value: { versions: parseToolchainList(text, platform), from: displayUrl(base) } };
}

import { AppError, isAppError } from '../../../contract/errors.ts';
import { readableGoproxy } from '../../../contract/goproxy.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';

/**
 * One entry of GOPROXY. `goOnAfterAnyError`: a `|` follows it; after a `,` only "not found" leads to the next one.
 * `direct` is the module's own origin; `direct` and `off` end the list.
 */
export type ProxyEntry =
  | { readonly kind: 'proxy'; readonly url: string; readonly goOnAfterAnyError: boolean }
  | { readonly kind: 'direct' | 'off'; readonly goOnAfterAnyError: false };

/**
 * GOPROXY as the go command reads it (cmd/go/internal/modfetch/proxy.go, proxyList): blanks around entries and empty
 * entries do not count, what looks like a host gets `https://`. Throws `go-setting-invalid` in the go command's words.
 */
export function parseProxyList(text: string): readonly ProxyEntry[] {
  const entries: ProxyEntry[] = [];
  for (const { text: entry, separator } of readableGoproxy(text)) {
    if (entry === 'direct' || entry === 'off') entries.push({ kind: entry, goOnAfterAnyError: false });
    else entries.push({ kind: 'proxy', url: checkedUrl(withScheme(entry)), goOnAfterAnyError: separator === '|' });
  }
  if (entries.length === 0) throw invalid('GOPROXY list is not the empty string, but contains no entries');
  return entries;
}

/** As `parseProxyList`; `problem` is what the go command says of the first entry that it refuses, passwords taken out. */
export function readProxyList(text: string): {
  readonly entries: readonly ProxyEntry[];
  readonly problem: string | null;
} {
  try {
    return { entries: parseProxyList(text), problem: null };
  } catch (error) {
    if (!isAppError(error, 'go-setting-invalid')) throw error;
    return { entries: [], problem: error.message };
  }
}

/**
 * True for the one form that needs no checksum database where GOSUMDB=off: `file://` alone
 * (cmd/go/internal/modfetch/sumdb.go, useSumDB).
 */
export function isSingleFileProxy(text: string): boolean {
  return text.startsWith('file://') && !/[,|]/.test(text);
}

/** Single words are left for what Go may come to mean by them; whole URLs and absolute paths are left as they are. */
function withScheme(entry: string): string {
  const isHostLike =
    /[.:/]/.test(entry) && !entry.includes(':/') && !entry.startsWith('/') && !/^[A-Za-z]:\\/.test(entry);
  return isHostLike ? `https://${entry}` : entry;
}

function checkedUrl(text: string): string {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) throw invalid(`invalid proxy URL missing scheme: ${redactSecrets(text)}`);
  if (scheme === 'file') return checkedFileUrl(text);
  if (scheme !== 'http' && scheme !== 'https')
    throw invalid(`invalid proxy URL scheme (must be https, http, file): ${redactSecrets(text)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  if (!URL.canParse(text) || /[\u0000-\u0020\u007f]/.test(text))
    throw invalid(`invalid proxy URL: ${redactSecrets(text)}`);
  return text;
}

function checkedFileUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPath =
    url !== null &&
    url.host === '' &&
    url.search === '' &&
    url.hash === '' &&
    /^file:\/\/(\/|$)/i.test(text) &&
    !/[?#]/.test(text);
  if (!isPath) throw invalid(`invalid file:// proxy URL with non-path elements: ${redactSecrets(text)}`);
  return text;
}

function invalid(message: string): AppError {
  return new AppError('go-setting-invalid', message, {
    hint: 'GOPROXY is a list such as https://proxy.example,direct; go env GOPROXY shows the one in effect',
    details: { setting: 'GOPROXY' },
  });
}

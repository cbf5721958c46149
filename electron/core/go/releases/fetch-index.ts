import { AppError } from '../../../contract/errors.ts';
import { isEtag, isHttpDate } from '../../base/network/validators.ts';
import type { CoreContext } from '../../context.ts';
import type { IndexCopy } from './index-cache.ts';
import { MAX_INDEX_BYTES, parseIndexInTurns } from './parse-index.ts';
import { indexUrl, withoutCredentials } from './source-url.ts';

interface FetchIndexOptions {
  readonly base: string;
  /** The copy to renew, if there is one. */
  readonly kept: IndexCopy | null;
  /** Further tries after a failed one; the client's own number unless given. */
  readonly retries?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks a base for its index; with a kept copy only for what changed since (RFC 9110, section 13), and a 304 renews that
 * copy. Throws `index-invalid` for an answer that is no index, and what the HTTP client throws.
 */
export async function fetchIndex(
  context: CoreContext,
  { base, kept, retries, signal }: FetchIndexOptions,
): Promise<IndexCopy> {
  const http = await context.http();
  const response = await http.getText({
    url: indexUrl(base),
    headers: { accept: 'application/json', ...conditions(kept) },
    maxBytes: MAX_INDEX_BYTES,
    ...(retries === undefined ? {} : { retries }),
    ...(signal === undefined ? {} : { signal }),
  });
  const fetchedAt = new Date(context.clock.now()).toISOString();
  const from = withoutCredentials(base);
  if (response.status === 304) {
    if (kept === null) throw new AppError('index-invalid', `${from} answered "not modified" to a first request`);
    return { ...kept, fetchedAt };
  }
  return {
    releases: await parseIndexInTurns(response.text, from),
    etag: isEtag(response.headers.etag) ? response.headers.etag : null,
    lastModified: isHttpDate(response.headers['last-modified']) ? response.headers['last-modified'] : null,
    fetchedAt,
  };
}

function conditions(kept: IndexCopy | null): Record<string, string> {
  return {
    ...(kept?.etag ? { 'if-none-match': kept.etag } : {}),
    ...(kept?.lastModified ? { 'if-modified-since': kept.lastModified } : {}),
  };
}

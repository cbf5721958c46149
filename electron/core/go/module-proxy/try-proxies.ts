import type { AppError } from '../../../contract/errors.ts';
import type { ProxyEntry } from './proxy-list.ts';

/** What one entry of the list gave. `isNotFound`: 404 or 410, or no such file; everything else is an error. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | Failure;
export interface Failure {
  readonly ok: false;
  readonly isNotFound: boolean;
  readonly error: AppError;
}

/**
 * What comes after a failure: the rule is written behind each entry (cmd/go/internal/modfetch/proxy.go, TryProxies).
 */
export function afterFailure(
  entry: Pick<ProxyEntry, 'goOnAfterAnyError'>,
  failure: Pick<Failure, 'isNotFound'>,
): 'next' | 'stop' {
  return entry.goOnAfterAnyError || failure.isNotFound ? 'next' : 'stop';
}

/**
 * Asks one entry after the other until one succeeds or a failure stops the list; then the failure that tells most. The
 * list is not empty.
 */
export async function tryProxies<T>(
  entries: readonly ProxyEntry[],
  ask: (entry: ProxyEntry) => Promise<Attempt<T>>,
): Promise<Attempt<T>> {
  let told: { readonly failure: Failure; readonly rank: number } | null = null;
  for (const entry of entries) {
    const attempt = await ask(entry);
    if (attempt.ok) return attempt;
    const rank = rankOf(entry, attempt);
    // Of several that are only "not found", and of several errors, the last; never one that tells less.
    if (told === null || rank >= told.rank) told = { failure: attempt, rank };
    if (afterFailure(entry, attempt) === 'stop') break;
  }
  if (told === null) throw new Error('The list of proxies is empty');
  return told.failure;
}

/** The module's own origin knows best, then what is wrong with a proxy, then that it has nothing. */
function rankOf(entry: ProxyEntry, failure: Failure): number {
  if (entry.kind === 'direct') return 2;
  return failure.isNotFound ? 0 : 1;
}

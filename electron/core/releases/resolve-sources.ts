import type { Settings } from '../../contract/settings.ts';
import { isLoopback } from '../network/loopback.ts';
import { isTrustedBase, normalizeBaseUrl, withoutCredentials } from './source-url.ts';

/** A source with its base URL in normal form and its trust decided. */
export interface ResolvedSource {
  readonly name: string;
  readonly kind: Settings['sources'][number]['kind'];
  readonly base: string;
  readonly trusted: boolean;
  /** Part of the settings: its index is kept on disk. A base given for one call is not. */
  readonly configured: boolean;
}

/** The sources of the settings, in the user's order. */
export function resolveSources(settings: Settings): readonly ResolvedSource[] {
  return settings.sources.map(({ name, kind, url, trusted }) => {
    const base = normalizeBaseUrl(url);
    return { name, kind, base, trusted: isTrustedBase(base, trusted), configured: true };
  });
}

/**
 * The source that `from` names: by its name, by the URL of one in the settings, else any base URL, which is an index trusted as `trusted` says
 * (https) or because it is on loopback: whoever types that means a server of their own. A source of the settings is trusted as the settings say, wherever it
 * is. Throws `source-unknown`.
 */
export function resolveFrom(sources: readonly ResolvedSource[], from: string, trusted = false): ResolvedSource {
  const named = sources.find((source) => source.name === from);
  if (named !== undefined) return named;
  const base = normalizeBaseUrl(from);
  const isTrusted = isTrustedBase(base, trusted);
  const configured = sources.find((source) => source.base === base);
  if (configured !== undefined) return { ...configured, trusted: configured.trusted || isTrusted };
  return { name: withoutCredentials(base), kind: 'index', base, trusted: isTrusted || isLoopback(new URL(base)), configured: false };
}

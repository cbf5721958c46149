import { MIRROR_PRESETS } from '../../../contract/mirror-presets.ts';
import type { Settings, Source } from '../../../contract/settings.ts';
import { isLoopback } from '../../base/network/loopback.ts';
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
  return settings.sources.map((source) => resolve(source, true));
}

/** Known by their names without being in the settings. */
const PRESETS: readonly ResolvedSource[] = MIRROR_PRESETS.map((preset) => resolve(preset, false));

function resolve({ name, kind, url, trusted }: Source, configured: boolean): ResolvedSource {
  const base = normalizeBaseUrl(url);
  return { name, kind, base, trusted: isTrustedBase(base, trusted), configured };
}

/**
 * The source that `from` names: by its name, in the settings or among the known mirrors; by the URL of one of those;
 * else any base URL, which is an index trusted as `trusted` says (https) or because it is on loopback: whoever types
 * that means a server of their own. A source of the settings is trusted as the settings say, wherever it is. Throws
 * `source-unknown`.
 */
export function resolveFrom(sources: readonly ResolvedSource[], from: string, trusted = false): ResolvedSource {
  const named = sources.find((source) => source.name === from) ?? PRESETS.find((preset) => preset.name === from);
  if (named !== undefined) return named;
  const base = normalizeBaseUrl(from);
  const isTrusted = isTrustedBase(base, trusted);
  const known = sources.find((source) => source.base === base) ?? PRESETS.find((preset) => preset.base === base);
  if (known !== undefined) return { ...known, trusted: known.trusted || isTrusted };
  return {
    name: withoutCredentials(base),
    kind: 'index',
    base,
    trusted: isTrusted || isLoopback(new URL(base)),
    configured: false,
  };
}

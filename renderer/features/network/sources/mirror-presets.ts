import { MIRROR_PRESETS } from '../../../../electron/contract/mirror-presets.ts';
import type { Source } from '../../../../electron/contract/settings.ts';

/** Those not in the list yet, by address; one whose name is taken by another gets a name of its own. */
export function presetsToOffer(sources: readonly Source[]): readonly Source[] {
  const urls = new Set(sources.map(({ url }) => url));
  const names = new Set(sources.map(({ name }) => name));
  return MIRROR_PRESETS.filter(({ url }) => !urls.has(url)).map((preset) =>
    names.has(preset.name) ? { ...preset, name: new URL(preset.url).hostname } : preset,
  );
}

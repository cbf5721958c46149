import { MIRROR_PRESETS } from '../../../electron/contract/mirror-presets.ts';
import type { Source } from '../../../electron/contract/settings.ts';

/** What keeps a source from being saved, by field. The engine judges in the end; this says it while a person types. */
export function sourceProblems(
  source: Source,
  others: readonly Source[],
): { readonly name: 'name' | 'nameTaken' | null; readonly url: 'url' | null } {
  const isTaken = others.some((other) => other.name === source.name);
  return {
    name: !/^[\w.-]{1,64}$/.test(source.name) ? 'name' : isTaken ? 'nameTaken' : null,
    url: isWebAddress(source.url) ? null : 'url',
  };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/./.test(text) && URL.canParse(text);
}

/** The list with the source at `from` standing at `to`. */
export function moveSource(sources: readonly Source[], from: number, to: number): readonly Source[] {
  const moved = sources[from];
  if (moved === undefined || to < 0 || to >= sources.length) return sources;
  return sources.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** The name a new source gets from its address, until somebody writes another. */
export function suggestName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.slice(0, 64) : '';
}

/** What a known mirror serves; null for any other address. */
export function kindOf(url: string): Source['kind'] | null {
  return MIRROR_PRESETS.find((preset) => preset.url === `${url.replace(/\/$/, '')}/`)?.kind ?? null;
}

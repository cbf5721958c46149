import type { SourceState } from '../../../../electron/contract/api.ts';
import type { Source } from '../../../../electron/contract/settings.ts';

/**
 * The sources of the settings with the one at `from` standing at `to`; the same list where it cannot move. Works on the
 * settings' own sources, whose addresses may hold what is not shown.
 */
export function moveSource(sources: readonly Source[], from: number, to: number): readonly Source[] {
  const moved = sources[from];
  if (moved === undefined || to < 0 || to >= sources.length || from === to) return sources;
  return sources.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** The sources to show, in the order of the settings, which may be newer than what is known of each. */
export function shownSources(states: readonly SourceState[], sources: readonly Source[]): readonly SourceState[] {
  const order = new Map(sources.map(({ name }, place) => [name, place]));
  return states.toSorted((one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0));
}

export function hasTrustedSource(sources: readonly Pick<Source, 'trusted' | 'kind'>[]): boolean {
  return sources.some(({ trusted, kind }) => trusted && kind === 'index');
}

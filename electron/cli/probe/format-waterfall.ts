import type { PhaseTiming, RouteProbe } from '../../contract/probe.ts';

const LETTERS: Readonly<Record<PhaseTiming['phase'], string>> = {
  dns: 'D',
  connect: 'C',
  proxy: 'P',
  tls: 'T',
  'first-byte': 'F',
  body: 'B',
};

export interface WaterfallScale {
  /** Of the longest route that is shown. */
  readonly longestMs: number;
  /** In characters. */
  readonly width: number;
}

/**
 * `DDCTTTFFFB`: a letter for each part of the time, at least one for each phase; `!` ends one that did not get to its
 * end.
 */
export function formatWaterfall({ phases }: Pick<RouteProbe, 'phases'>, { longestMs, width }: WaterfallScale): string {
  const perLetterMs = Math.max(longestMs, 1) / width;
  return phases
    .map(({ phase, durationMs, state }) => {
      const length = Math.max(1, Math.min(width, Math.round(durationMs / perLetterMs)));
      return `${LETTERS[phase].repeat(length)}${state === 'done' ? '' : '!'}`;
    })
    .join('');
}

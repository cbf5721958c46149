/** The two runs side by side, as bars. */
import {
  type Culprit,
  type EnvironmentRun,
  SELF_TEST_STAGES,
  type SelfTestReport,
  type StageName,
  type StageRun,
  type StartupFigures,
} from '../../../../electron/contract/self-test.ts';

export type Side = 'yours' | 'clean';
export const SIDES: readonly Side[] = ['yours', 'clean'];

interface StageBars {
  readonly stage: StageName;
  readonly yours: StageBar;
  readonly clean: StageBar;
}

export interface StageBar {
  readonly run: StageRun | null;
  /** Of the longest stage of both runs but the first, from 0 to 1. */
  readonly share: number;
}

/** Fills the build cache at its first run: its time tells of the cache, and would dwarf all others. */
const FIRST_STAGE: StageName = 'list';

/** One pair for each stage, in their order; a stage that has not been told of yet waits. */
export function stageBars({ runs }: Pick<SelfTestReport, 'runs'>): readonly StageBars[] {
  const all = [...runs.yours.stages, ...runs.clean.stages].filter(({ stage }) => stage !== FIRST_STAGE);
  const longest = Math.max(1, ...all.map(({ durationMs }) => durationMs ?? 0));
  const bar = (run: EnvironmentRun, stage: StageName): StageBar => {
    const found = run.stages.find((one) => one.stage === stage) ?? null;
    return { run: found, share: Math.min(1, (found?.durationMs ?? 0) / longest) };
  };
  return SELF_TEST_STAGES.map((stage) => ({ stage, yours: bar(runs.yours, stage), clean: bar(runs.clean, stage) }));
}

/** The first stage of yours made what the clean run then found ready. */
export function hasFilledCache({ runs }: Pick<SelfTestReport, 'runs'>): boolean {
  const time = (run: EnvironmentRun) => run.stages.find(({ stage }) => stage === FIRST_STAGE)?.durationMs ?? null;
  const [yours, clean] = [time(runs.yours), time(runs.clean)];
  return yours !== null && clean !== null && yours > 3 * clean + 400;
}

export function failedStages({
  runs,
}: Pick<SelfTestReport, 'runs'>): readonly { readonly side: Side; readonly run: StageRun }[] {
  return SIDES.flatMap((side) =>
    runs[side].stages.filter(({ state }) => state === 'failed').map((run) => ({ side, run })),
  );
}

export interface StartupBars {
  readonly what: 'toMain' | 'stop' | 'toStart' | 'toStartMax';
  readonly yours: number | null;
  readonly clean: number | null;
  /** Of the longest figure of both, from 0 to 1; null figures are 0. */
  readonly shares: { readonly yours: number; readonly clean: number };
}

const FIGURES: Readonly<Record<StartupBars['what'], (figures: StartupFigures) => number | null>> = {
  toMain: ({ timeToMainMs }) => timeToMainMs,
  stop: ({ longestStopMs }) => longestStopMs,
  toStart: ({ createToStart }) => createToStart?.medianMs ?? null,
  toStartMax: ({ createToStart }) => createToStart?.maxMs ?? null,
};

/** Empty while neither run has been timed. Each figure has a scale of its own: they differ a thousandfold. */
export function startupBars({ runs: { yours, clean } }: Pick<SelfTestReport, 'runs'>): readonly StartupBars[] {
  if (yours.startup === null && clean.startup === null) return [];
  return (Object.keys(FIGURES) as StartupBars['what'][]).map((what) => {
    const figure = ({ startup }: EnvironmentRun) => (startup === null ? null : FIGURES[what](startup));
    const [mine, theirs] = [figure(yours), figure(clean)];
    const longest = Math.max(mine ?? 0, theirs ?? 0) || 1;
    return {
      what,
      yours: mine,
      clean: theirs,
      shares: { yours: (mine ?? 0) / longest, clean: (theirs ?? 0) / longest },
    };
  });
}

export function slowestInits({ inits }: StartupFigures, count: number): readonly StartupFigures['inits'][number][] {
  return inits.toSorted((one, other) => other.clockMs - one.clockMs).slice(0, count);
}

/** Those that were confirmed, or where none was, all that differ. */
export function shownCulprits(culprits: readonly Culprit[]): {
  readonly areConfirmed: boolean;
  readonly list: readonly Culprit[];
} {
  const proven = culprits.filter(({ proof }) => proof !== 'differs');
  return proven.length > 0 ? { areConfirmed: true, list: proven } : { areConfirmed: false, list: culprits };
}

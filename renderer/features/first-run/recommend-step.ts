import type { Findings, ReleaseTable, SdkRow } from '../../../electron/contract/api.ts';

/** The step to recommend, with what it acts on. */
export type RecommendedStep =
  | {
      readonly kind: 'install';
      readonly version: string | null;
      readonly sizeBytes: number | null;
      readonly source: string | null;
    }
  | { readonly kind: 'adopt'; readonly sdk: SdkRow }
  | { readonly kind: 'use'; readonly sdk: SdkRow }
  | { readonly kind: 'set-up' };

interface Known {
  readonly findings: Findings;
  /** Null while it is not known. */
  readonly sdks: readonly SdkRow[] | null;
  readonly releases: ReleaseTable | null;
}

/**
 * What the engine recommends, made concrete: the newest stable release, the newest SDK that is there (the engine lists
 * newest first). Null also while the list that it is about is not known: another recommendation would be a wrong one.
 */
export function recommendStep({ findings, sdks, releases }: Known): RecommendedStep | null {
  switch (findings.nextStep) {
    case 'adopt': {
      if (sdks === null) return null;
      const sdk = sdks.find(({ kind }) => kind === 'external');
      return sdk === undefined ? newestRelease(releases) : { kind: 'adopt', sdk };
    }
    case 'use': {
      if (sdks === null) return null;
      const sdk = sdks.find(({ kind, problem }) => kind === 'installed' && problem === undefined);
      return sdk === undefined ? newestRelease(releases) : { kind: 'use', sdk };
    }
    case 'install':
      return newestRelease(releases);
    case 'set-up':
      return { kind: 'set-up' };
    case null:
      return null;
  }
}

/** `version` is null while no index is known: the engine then looks the newest one up. */
export function newestRelease(releases: ReleaseTable | null): Extract<RecommendedStep, { kind: 'install' }> {
  const newest = releases?.rows.find((row) => row.stable && row.archive !== null && !row.archive.emulated);
  return {
    kind: 'install',
    version: newest?.version ?? null,
    sizeBytes: newest?.archive?.sizeBytes ?? null,
    source: releases?.index?.source ?? null,
  };
}

export const STEP_IDS = ['install', 'use', 'set-up'] as const;
export type StepId = (typeof STEP_IDS)[number];
export type StepState = 'done' | 'next' | 'later';

/** How far somebody is. Only the first step that is not done is next. */
export function stepStates(findings: Findings): Readonly<Record<StepId, StepState>> {
  const isDone: Readonly<Record<StepId, boolean>> = {
    install: findings.installedCount > 0,
    use: findings.hasActive,
    'set-up': findings.isSetUp === true,
  };
  const next = STEP_IDS.find((id) => !isDone[id]);
  const state = (id: StepId): StepState => (isDone[id] ? 'done' : id === next ? 'next' : 'later');
  return { install: state('install'), use: state('use'), 'set-up': state('set-up') };
}

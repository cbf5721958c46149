import { create } from 'zustand';
import { useRoute } from '../../app/route.ts';
import { call, onEngineEvent } from '../../engine/engine.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';
import { useProofs } from '../../engine/shell-proofs.ts';

export { useProofs };

/** How the profiles stand: read from files, at once. */
export const useSetup = createRemoteStore(() => call('profiles.state'));
/** What shells answer: like the proofs, each starts programs and takes seconds. */
export const useObstacles = createRemoteStore(() => call('profiles.obstacles'));
export const useGoOnPath = createRemoteStore(() => call('profiles.goOnPath'));

/** When all was last asked, in ms since 1970; null before. */
export const useLastCheck = create<{ readonly atMs: number | null; readonly isChecking: boolean }>(() => ({ atMs: null, isChecking: false }));

/** Answers younger than this need not be asked for again when the page is opened. */
const FRESH_MS = 60_000;
let isAskedAgain = false;

/** Asks everything anew, the shells one question after the other, so that a small machine stays quick. Asked meanwhile, it does so once more. */
export async function checkEnvironment(): Promise<void> {
  isAskedAgain = true;
  if (useLastCheck.getState().isChecking) return;
  useLastCheck.setState({ isChecking: true });
  while (isAskedAgain) {
    isAskedAgain = false;
    for (const store of [useSetup, useProofs, useGoOnPath, useObstacles]) await store.refresh();
  }
  useLastCheck.setState({ isChecking: false, atMs: Date.now() });
}

/** For the page, when it is opened. */
export async function checkWhenOld(): Promise<void> {
  const { atMs } = useLastCheck.getState();
  if (atMs === null || Date.now() - atMs > FRESH_MS) await checkEnvironment();
}

/** Edits of profiles are journalled, whoever made them: shells are asked anew only while somebody looks. */
export function followProfiles(): void {
  onEngineEvent('journalAppended', ({ action }) => {
    if (!action.startsWith('profile.') || useSetup.getState().value === null) return;
    if (useRoute.getState().page === 'environment') void checkEnvironment();
    else void useSetup.refresh();
  });
}

/** Lines of others that defeat the switch, once they are known. */
export function useEnvironmentBadge(): number {
  return useObstacles(({ value }) => value?.length ?? 0);
}

import { create } from 'zustand';
import { useRoute } from '../../app/route.ts';
import { call } from '../../engine/engine.ts';
import { followJournal } from '../../engine/follow-journal.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';
import { useShellChecks } from '../../engine/shell-checks.ts';
import { useFindings } from './findings/findings-store.ts';
import { usePrograms } from './programs/programs-store.ts';

export { useShellChecks };

/** How the profiles stand: read from files, at once. */
export const useSetup = createRemoteStore(() => call('profiles.state'));
/** What shells answer: like the proofs, each starts programs and takes seconds. */
export const useObstacles = createRemoteStore(() => call('profiles.obstacles'));
export const useGoOnPath = createRemoteStore(() => call('profiles.goOnPath'));

/** When all was last asked, in ms since 1970; null before. */
export const useLastCheck = create<{ readonly atMs: number | null; readonly isChecking: boolean }>(() => ({
  atMs: null,
  isChecking: false,
}));

/** Answers younger than this need not be asked for again when the page is opened. */
const FRESH_MS = 60_000;
/** A fix is journalled, told of and answered within this: one look is enough for all three. */
const SETTLE_MS = 150;
/** What is wrong first, what takes longest last. */
const QUESTIONS: readonly { refresh(): Promise<void> }[] = [
  useSetup,
  useFindings,
  useShellChecks,
  useGoOnPath,
  useObstacles,
  usePrograms,
];
let running: Promise<void> | null = null;
let isAskedAgain = false;
let soon: Promise<void> | null = null;

/**
 * Asks everything again, one question after the other, so that a small machine stays quick. Asked meanwhile, it does so
 * once more.
 */
export function checkEnvironment(): Promise<void> {
  isAskedAgain = true;
  running ??= askAll();
  return running;
}

async function askAll(): Promise<void> {
  useLastCheck.setState({ isChecking: true });
  while (isAskedAgain) {
    isAskedAgain = false;
    for (const question of QUESTIONS) {
      if (isAskedAgain) break;
      await question.refresh();
    }
  }
  running = null;
  useLastCheck.setState({ isChecking: false, atMs: Date.now() });
}

/** As `checkEnvironment`, for changes that are told of more than once. */
export function checkSoon(): Promise<void> {
  soon ??= new Promise((resolve) => setTimeout(resolve, SETTLE_MS)).then(() => {
    soon = null;
    return checkEnvironment();
  });
  return soon;
}

/** For the page, when it is opened. */
export async function checkWhenOld(): Promise<void> {
  const { atMs } = useLastCheck.getState();
  if (atMs === null || Date.now() - atMs > FRESH_MS) await checkEnvironment();
}

/** Entries of the journal that change what steers Go, and which Go it is. */
const STEERING = /^(?:profile|go-env|folder|modes|sdk)\./;

/** Whoever made the change; shells are asked again only while somebody looks. */
export function followChanges(): void {
  const isSteering = (action: string) => STEERING.test(action);
  followJournal(isSteering, () => {
    if (useSetup.getState().value === null) return;
    if (useRoute.getState().page === 'environment') void checkSoon();
    else void useSetup.refresh();
  });
}

import { useRoute } from '../../app/route.ts';
import { call } from '../../engine/engine.ts';
import { followJournal } from '../../engine/follow-journal.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';
import { useShellChecks } from '../../engine/shell-checks.ts';
import { shellReach } from './shell-reach.ts';

/** How the profiles stand: what the card says at once about where the active version takes effect. */
export const useSetup = createRemoteStore(() => call('profiles.state'));

/** The shells are asked once the list is on the screen: starting them takes the processors. */
const ASK_SHELLS_AFTER_MS = 1000;
let areChecksOld = true;

/**
 * Reads the profiles; where they promise an effect, lets the shells themselves say what they find, unless that is
 * known.
 */
export async function learnReach(): Promise<void> {
  await useSetup.refresh();
  const setup = useSetup.getState().value;
  if (!areChecksOld || setup === null || !shellReach(setup, null).some(({ isReached }) => isReached)) return;
  areChecksOld = false;
  setTimeout(() => void useShellChecks.refresh(), ASK_SHELLS_AFTER_MS);
}

/** Edits of profiles are journalled, whoever made them. Shells are asked again only while somebody looks. */
export function followSetup(): void {
  followJournal(
    (action) => action.startsWith('profile.'),
    () => {
      areChecksOld = true;
      if (useRoute.getState().page === 'versions') void learnReach();
      else if (useSetup.getState().value !== null) void useSetup.refresh();
    },
  );
}

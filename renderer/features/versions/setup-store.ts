import { call, onEngineEvent } from '../../engine/engine.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';

/** How the profiles stand: what the card says about where the active version takes effect. */
export const useSetup = createRemoteStore(() => call('profiles.state'));

/** Edits of profiles are journalled, whoever made them. */
export function followSetup(): void {
  onEngineEvent('journalAppended', ({ action }) => {
    if (action.startsWith('profile.') && useSetup.getState().value !== null) void useSetup.refresh();
  });
}

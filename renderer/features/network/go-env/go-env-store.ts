import { create } from 'zustand';
import type { Overruled } from '../../../../electron/contract/go-env.ts';
import { useRoute } from '../../../app/route.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { followJournal } from '../../../engine/follow-journal.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';

/** Which SDK's settings are shown: its name below versions/, or null for the go of new terminals. */
export const useGoEnvSdk = create<{ readonly sdk: string | null }>(() => ({ sdk: null }));

/** Added to the input of a call: the SDK it is about. */
export function chosenSdk(): { sdk?: string } {
  const { sdk } = useGoEnvSdk.getState();
  return sdk === null ? {} : { sdk };
}

/** Starts the login shell and go: up to seconds. */
export const useGoEnv = createRemoteStore(() => call('goEnv.list', chosenSdk()));
export const useGoEnvPresets = createRemoteStore(() => call('goEnv.presets'));

/** What was saved and shows nowhere, until it is repaired or put away. */
export const useOverruled = create<{ readonly overruled: readonly Overruled[] }>(() => ({ overruled: [] }));

/** What is out of date while nobody looks is asked for when the page is opened. */
export function followGoEnv(): void {
  const renew = () => {
    if (useRoute.getState().page === 'network') void useGoEnv.refresh();
    if (useGoEnvPresets.getState().value !== null) void useGoEnvPresets.refresh();
  };
  onEngineEvent('goEnvChanged', renew);
  // By another process, which no event of this engine tells of.
  followJournal((action) => /^(?:go-env|profile)\./.test(action), renew);
}

export async function chooseSdk(sdk: string | null): Promise<void> {
  useGoEnvSdk.setState({ sdk });
  await useGoEnv.refresh();
}

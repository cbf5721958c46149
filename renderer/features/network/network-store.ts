import { call, onEngineEvent } from '../../engine/engine.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';

/** Sources as they may be shown, and how GoSwitch connects. */
export const useNetwork = createRemoteStore(() => call('network.state'));

/** Kept in step once somebody has looked. */
export function followSettings(): void {
  const renew = () => {
    if (useNetwork.getState().value !== null) void useNetwork.refresh();
  };
  onEngineEvent('settingsChanged', renew);
  onEngineEvent('releasesRefreshed', renew);
  onEngineEvent('homeChanged', ({ parts }) => {
    if (parts.includes('settings') || parts.includes('releases')) renew();
  });
}

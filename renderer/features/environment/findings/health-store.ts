import { useConnection } from '../../../engine/connection.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';
import { countFindings } from './count-findings.ts';

/** The last run of the checks that this window knows of. `refresh` runs them: seconds. */
export const useHealth = createRemoteStore(() => call('health.run'));

/** Takes part in every run of the engine, whoever asked for it, and in the last one before this window came. */
export function followHealth(): void {
  onEngineEvent('healthChecked', (report) => useHealth.receive({ ok: true, value: report }));
  const stop = useConnection.subscribe(({ hasSnapshot }) => {
    if (!hasSnapshot) return;
    stop();
    void recallHealth();
  });
}

/** At once, and without a word when there is none: opening the page asks anew. */
async function recallHealth(): Promise<void> {
  const last = await call('health.last').catch(() => null);
  if (last !== null && useHealth.getState().value === null) useHealth.receive({ ok: true, value: last });
}

/** Findings that want a repair, once the checks have run. */
export function useHealthBadge(): number {
  return useHealth(({ value }) => (value === null ? 0 : countFindings(value).toFix));
}

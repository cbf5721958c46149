import { useConnection } from '../../../engine/connection.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';
import { countFindings } from './count-findings.ts';

/** The last run of the checks that this window knows of. `refresh` runs them: seconds. */
export const useFindings = createRemoteStore(() => call('doctor.run'));

/** Takes part in every run of the engine, whoever asked for it, and in the last one before this window came. */
export function followFindings(): void {
  onEngineEvent('doctorFinished', (report) => useFindings.receive({ ok: true, value: report }));
  const stop = useConnection.subscribe(({ hasSnapshot }) => {
    if (!hasSnapshot) return;
    stop();
    void recallFindings();
  });
}

/** At once, and without a word when there is none: opening the page asks again. */
async function recallFindings(): Promise<void> {
  const last = await call('doctor.last').catch(() => null);
  if (last !== null && useFindings.getState().value === null) useFindings.receive({ ok: true, value: last });
}

/** Findings that want a repair, once the checks have run. */
export function useFindingsBadge(): number {
  return useFindings(({ value }) => (value === null ? 0 : countFindings(value).toFix));
}

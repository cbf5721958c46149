import { useConnection } from '../../../engine/connection.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';
import { useJobs } from '../../../engine/stores.ts';

/** The last probe of the engine; null before the first. Grows while one runs. */
export const useProbe = createRemoteStore(() => call('probe.last'));

export function followProbe(): void {
  onEngineEvent('probeChanged', (report) => useProbe.receive({ ok: true, value: report }));
  // After a gap in the connection the events of the meantime are lost.
  useConnection.subscribe(({ state }, before) => {
    if (state === 'open' && before.state !== 'open' && useProbe.getState().value !== null) void useProbe.refresh();
  });
}

/** Whoever started it. */
export function useProbeJob(): string | null {
  return useJobs(({ value }) => value?.find(({ kind, state }) => kind === 'probe' && state === 'running')?.id ?? null);
}

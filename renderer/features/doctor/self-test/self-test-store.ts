import { useConnection } from '../../../engine/connection.ts';
import { call, onEngineEvent } from '../../../engine/engine.ts';
import { createRemoteStore } from '../../../engine/remote-store.ts';
import { useJobs } from '../../../engine/stores.ts';

/** The last self-test of the engine; null before the first. Grows while one runs. */
export const useSelfTest = createRemoteStore(() => call('selfTest.last'));

export function followSelfTest(): void {
  onEngineEvent('selfTestChanged', (report) => useSelfTest.receive({ ok: true, value: report }));
  // After a gap in the connection the events of the meantime are lost.
  useConnection.subscribe(({ state }, before) => {
    if (state === 'open' && before.state !== 'open' && useSelfTest.getState().value !== null)
      void useSelfTest.refresh();
  });
}

/** Whoever started it. */
export function useSelfTestJob(): string | null {
  return useJobs(
    ({ value }) => value?.find(({ kind, state }) => kind === 'self-test' && state === 'running')?.id ?? null,
  );
}

import { runAction } from '../../../components/run-action.ts';
import { call } from '../../../engine/engine.ts';
import { useProbe } from './probe-store.ts';

/** Asks everything that GoSwitch and go fetch from, to its end. Asked for again while it runs, it is the same probe. */
export async function runProbe(): Promise<void> {
  await runAction(async () => {
    const { jobId } = await call('probe.run');
    await call('jobs.result', { id: jobId });
  });
  // Stopped half-way there is no such report: the one before it is the last.
  await useProbe.refresh();
}

export async function stopProbe(jobId: string): Promise<void> {
  await runAction(() => call('jobs.cancel', { id: jobId }));
}

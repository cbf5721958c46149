import { runAction } from '../../../components/run-action.ts';
import { call } from '../../../engine/engine.ts';
import { useSelfTest } from './self-test-store.ts';

/** Runs it to its end; without `sdk` with the go of a new terminal. */
export async function runSelfTest(sdk?: string): Promise<void> {
  await runAction(async () => {
    const { jobId } = await call('selfTest.run', sdk === undefined ? {} : { sdk });
    await call('jobs.result', { id: jobId });
  });
  // Stopped half-way there is no such report: the one before it is the last.
  await useSelfTest.refresh();
}

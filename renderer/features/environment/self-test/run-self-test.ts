import { runAction } from '../../../components/run-action.ts';
import { call } from '../../../engine/engine.ts';

/** Runs it to its end; without `sdk` with the go of a new terminal. */
export async function runSelfTest(sdk?: string): Promise<void> {
  await runAction(async () => {
    const { jobId } = await call('selfTest.run', sdk === undefined ? {} : { sdk });
    await call('jobs.result', { id: jobId });
  });
}

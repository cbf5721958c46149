import { create } from 'zustand';
import type { JobRef } from '../../../electron/contract/api.ts';
import { navigate } from '../../app/route.ts';
import { runAction } from '../../components/run-action.ts';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useApp, useReleases } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import type { RecommendedStep } from './recommend-step.ts';

/** The job that the page shows instead of its button; whether the newest version is being asked for. */
export const useStepJob = create<{ readonly jobId: string | null; readonly isLearning: boolean }>(() => ({
  jobId: null,
  isLearning: false,
}));

/**
 * So that the button can name the version it will install. Without an answer the engine looks it up when the time
 * comes, and says what failed then.
 */
export async function learnReleases(): Promise<void> {
  if (useReleases.getState().value?.index != null) return;
  useStepJob.setState({ isLearning: true });
  await runAction(async () => useReleases.receive({ ok: true, value: await call('releases.list') }), {
    onError: () => undefined,
  });
  useStepJob.setState({ isLearning: false });
}

/** Does the recommended step. Installing also makes the version the active one: there is none yet. */
export async function takeStep(step: RecommendedStep): Promise<void> {
  switch (step.kind) {
    case 'install':
      await follow(() => call('sdks.install', { spec: step.version ?? 'latest', use: true }));
      break;
    case 'adopt':
      await follow(() => call('sdks.import', { folder: step.sdk.root, mode: 'link' }));
      break;
    case 'use':
      await runAction(async () => {
        await call('switching.use', { sdk: step.sdk.name ?? step.sdk.version });
        toast({ text: () => t('firstRun:using', { version: step.sdk.version.replace(/^go/, '') }) });
      });
      break;
    case 'set-up':
      navigate('environment', { path: ['set-up'] });
      break;
  }
  void useApp.refresh();
}

/** Its end, good or bad, is told by the job; what went wrong is a notice like any other. */
async function follow(start: () => Promise<JobRef>): Promise<void> {
  await runAction(async () => {
    const { jobId } = await start();
    useStepJob.setState({ jobId });
    try {
      await call('jobs.result', { id: jobId });
    } finally {
      useStepJob.setState({ jobId: null });
    }
  });
}

export function cancelStep(jobId: string): void {
  void runAction(() => call('jobs.cancel', { id: jobId }));
}

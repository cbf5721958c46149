import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../electron/contract/api.ts';
import type { Job } from '../../../electron/contract/models.ts';
import { navigate } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { describeProgress, progressShare } from '../../components/describe-job.ts';
import { homePath } from '../../components/home-path.ts';
import { Progress } from '../../components/progress.tsx';
import { useJobs } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './first-run.module.css';
import { newestRelease, type RecommendedStep } from './recommend-step.ts';
import { cancelStep, takeStep, useStepJob } from './take-step.ts';

/** The one thing to do now: its button, what it will do, or how far it is. */
export function NextStep({ step, app }: { readonly step: RecommendedStep; readonly app: AppInfo }) {
  const { t } = useTranslation('firstRun');
  const jobId = useStepJob((state) => state.jobId);
  const isLearning = useStepJob((state) => state.isLearning);
  const job = useJobs(({ value }) => value?.find(({ id, state }) => id === jobId && state === 'running'));
  if (job !== undefined) return <Working job={job} />;
  return (
    <>
      {step.kind !== 'set-up' && (
        <p className={styles['consequence']}>
          <Consequence step={step} app={app} />
        </p>
      )}
      <div className={styles['actions']}>
        <Button
          tone="primary"
          isBusy={jobId !== null || (step.kind === 'install' && step.version === null && isLearning)}
          onPress={() => void takeStep(step)}
        >
          <ActionText step={step} />
        </Button>
        {step.kind === 'adopt' && (
          <Button onPress={() => void takeStep(newestRelease(null))}>{t('action.installLatest')}</Button>
        )}
        {(step.kind === 'install' || step.kind === 'use') && (
          <Button tone="quiet" onPress={() => navigate('versions')}>
            {t('action.choose')}
          </Button>
        )}
      </div>
    </>
  );
}

function ActionText({ step }: { readonly step: RecommendedStep }) {
  const { t } = useTranslation('firstRun');
  switch (step.kind) {
    case 'install':
      return step.version === null
        ? t('action.installLatest')
        : t('action.install', { version: step.version.replace(/^go/, '') });
    case 'adopt':
      return t('action.adopt', { version: step.sdk.version });
    case 'use':
      return t('action.use', { version: step.sdk.version.replace(/^go/, '') });
    case 'set-up':
      return t('action.setUp');
  }
}

/** That of the last step stands above it already. */
function Consequence({
  step,
  app,
}: {
  readonly step: Exclude<RecommendedStep, { kind: 'set-up' }>;
  readonly app: AppInfo;
}) {
  const { t } = useTranslation('firstRun');
  const format = useFormat();
  const home = homePath(app.home, app.userHome);
  switch (step.kind) {
    case 'install':
      return step.sizeBytes === null || step.source === null
        ? t('consequence.installUnknown', { home })
        : t('consequence.install', { size: format.bytes(step.sizeBytes), source: step.source, home });
    case 'adopt':
      return t('consequence.adopt', { root: homePath(step.sdk.root, app.userHome) });
    case 'use':
      return t('consequence.use');
  }
}

function Working({ job }: { readonly job: Job }) {
  const { t } = useTranslation(['firstRun', 'common']);
  const text = describeProgress(job);
  return (
    <div className={styles['working']}>
      <span>
        <strong>{job.kind === 'import' ? t('firstRun:adopting') : t('firstRun:installing')}</strong> · {text}
      </span>
      <Button tone="quiet" onPress={() => cancelStep(job.id)}>
        {t('common:cancel')}
      </Button>
      <div className={styles['bar']}>
        <Progress share={progressShare(job)} label={t('firstRun:progress')} text={text} />
      </div>
    </div>
  );
}

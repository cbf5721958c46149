import { ChevronRight, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../../electron/contract/models.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { classNames } from '../../components/class-names.ts';
import { describeProgress, progressShare } from '../../components/describe-job.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useMediaQuery, WIDE } from '../../components/media-query.ts';
import { Progress } from '../../components/progress.tsx';
import { useApp } from '../../engine/stores.ts';
import { describeError } from '../../errors/describe-error.ts';
import { describeFacts, describeStatus } from './describe-version.ts';
import { primaryAction, runPrimaryAction } from './primary-action.ts';
import { cancelJob } from './version-actions.ts';
import type { VersionRow } from './version-row.ts';
import styles from './versions.module.css';
import { dismissFailure, openDetails, useVersionsView } from './versions-view.ts';

/** One version in the list. */
export const VersionLine = memo(function VersionLine({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation('versions');
  const userHome = useApp(({ value }) => value?.userHome);
  const isWide = useMediaQuery(WIDE);
  const { state } = row;
  const status = describeStatus(row);
  return (
    <>
      <Dot row={row} />
      <div className={styles['line']}>
        <b className={styles['number']}>{row.label}</b>
        {state.kind === 'failed' ? (
          <Failure job={state.job} />
        ) : (
          <span className={styles['status']}>{status && <Chip tone={status.tone}>{status.text}</Chip>}</span>
        )}
        {state.kind === 'working' && <Work job={state.job} label={row.label} />}
        {!('job' in state) && <span className={styles['facts']}>{describeFacts(row, userHome)}</span>}
      </div>
      <Actions row={row} />
      {!isWide && (
        <IconButton
          icon={ChevronRight}
          label={t('actionOn.details', { version: row.label })}
          onPress={() => openDetails(row.id)}
        />
      )}
    </>
  );
});

/** Filled: active. A ring: on this machine. */
function Dot({ row }: { readonly row: VersionRow }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(styles['dot'], row.sdk === null && styles['absent'], row.isActive && styles['active'])}
    />
  );
}

function Work({ job, label }: { readonly job: Job; readonly label: string }) {
  const { t } = useTranslation('versions');
  const text = describeProgress(job);
  return (
    <>
      <span className={classNames(styles['facts'], styles['wide'])}>{text}</span>
      <div className={styles['progress']}>
        <Progress
          share={job.phase === 'waiting' ? 0 : progressShare(job)}
          label={t('progressLabel', { version: label })}
          text={text}
        />
      </div>
    </>
  );
}

function Failure({ job }: { readonly job: Job }) {
  if (job.error === null) return null;
  const { title, advice } = describeError(job.error);
  return (
    <span className={styles['failure']}>
      <strong>{title}</strong>
      <span>{advice}</span>
    </span>
  );
}

function Actions({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation(['versions', 'common']);
  const isSwitching = useVersionsView(({ switchingTo }) => switchingTo !== null && switchingTo === row.sdk?.name);
  const { state, label: version } = row;
  if (state.kind === 'working') {
    const { id, kind } = state.job;
    if (kind === 'uninstall') return null;
    return (
      <Button tone="quiet" label={t('actionOn.cancel', { version })} onPress={() => void cancelJob(id)}>
        {t('common:cancel')}
      </Button>
    );
  }
  const run = () => runPrimaryAction(row);
  if (state.kind === 'failed') {
    return (
      <>
        <IconButton icon={X} label={t('actionOn.dismiss', { version })} onPress={() => dismissFailure(state.job.id)} />
        <Button label={t('actionOn.retry', { version })} onPress={run}>
          {t('common:retry')}
        </Button>
      </>
    );
  }
  const action = primaryAction(row);
  if (action === null) return null;
  const label = t(`actionOn.${action}`, { version, root: row.sdk?.root ?? '' });
  return (
    <Button tone={row.isUpdate ? 'primary' : 'plain'} label={label} isBusy={isSwitching} onPress={run}>
      {t(`action.${action}`)}
    </Button>
  );
}

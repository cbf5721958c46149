import { ExternalLink } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { describeProgress, progressShare } from '../../components/describe-job.ts';
import { Details } from '../../components/details.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { runAction } from '../../components/run-action.ts';
import { call } from '../../engine/engine.ts';
import { useApp } from '../../engine/stores.ts';
import { describeStatus } from './describe-version.ts';
import { primaryAction, runPrimaryAction } from './primary-action.ts';
import { releaseNotesUrl } from './release-notes.ts';
import { askToRemove } from './remove-question.tsx';
import { SdkProof } from './sdk-proof.tsx';
import { cancelJob, installVersion, openFolder, verifySdk } from './version-actions.ts';
import styles from './version-details.module.css';
import { VersionFactsList } from './version-facts.tsx';
import type { VersionRow } from './version-row.ts';
import { useVersionsView } from './versions-view.ts';

/** All about the selected version, and the less usual things to do with it. */
export function VersionDetails({
  row,
  families,
}: {
  readonly row: VersionRow;
  readonly families: readonly ReleaseFamily[];
}) {
  const isOpen = useVersionsView((view) => view.isDetailsOpen);
  const status = describeStatus(row);
  const { state, sdk } = row;
  return (
    <Details title={row.version} isOpen={isOpen} onClose={() => useVersionsView.setState({ isDetailsOpen: false })}>
      <p className={styles['standing']}>
        {status !== null && <Chip tone={status.tone}>{status.text}</Chip>}
        <ReleaseNotesLink
          url={releaseNotesUrl({
            version: row.version,
            family: row.family,
            isPrerelease: row.support === 'prerelease',
          })}
        />
      </p>
      <MainActions row={row} />
      {state.kind === 'working' && <Work row={row} />}
      {state.kind === 'failed' && state.job.error !== null && (
        <ErrorNotice error={state.job.error} onRetry={() => runPrimaryAction(row)} />
      )}
      {sdk !== null && <SdkProof key={sdk.id} sdk={sdk} />}
      <VersionFactsList row={row} families={families} />
      <MoreActions row={row} />
    </Details>
  );
}

function MainActions({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation('versions');
  const canOpenFolder = useApp(({ value }) => value?.capabilities.includes('host.openFolder') ?? false);
  const { sdk, state } = row;
  const action = state.kind === 'failed' ? null : primaryAction(row);
  return (
    <div className={styles['actions']}>
      {action !== null && (
        <Button tone="primary" onPress={() => runPrimaryAction(row)}>
          {t(`action.${action}`)}
        </Button>
      )}
      {action === 'install' && (
        <Button onPress={() => void installVersion(row, { use: true })}>{t('action.installAndUse')}</Button>
      )}
      {sdk?.kind === 'installed' && state.kind === 'installed' && sdk.linkedTo === null && (
        <Button onPress={() => void verifySdk(sdk)}>{t('action.verify')}</Button>
      )}
      {sdk !== null && <CopyButton text={sdk.linkedTo ?? sdk.root}>{t('action.copyPath')}</CopyButton>}
      {sdk !== null && canOpenFolder && (
        <Button onPress={() => void openFolder(sdk.linkedTo ?? sdk.root)}>{t('action.openFolder')}</Button>
      )}
    </div>
  );
}

function Work({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation(['versions', 'common']);
  if (row.state.kind !== 'working') return null;
  const { job } = row.state;
  const text = describeProgress(job);
  return (
    <div className={styles['work']}>
      <p>{text}</p>
      <Progress
        share={job.phase === 'waiting' ? 0 : progressShare(job)}
        label={t('progressLabel', { version: row.label })}
        text={text}
      />
      {job.kind !== 'uninstall' && <Button onPress={() => void cancelJob(job.id)}>{t('common:cancel')}</Button>}
    </div>
  );
}

/** At the end: what is done rarely, and what destroys. */
function MoreActions({ row }: { readonly row: VersionRow }) {
  const { t } = useTranslation('versions');
  const { sdk, state } = row;
  if (sdk?.kind !== 'installed' || state.kind === 'working') return null;
  return (
    <div className={styles['more']}>
      <Button onPress={() => useVersionsView.setState({ pinning: row.id })}>{t('action.pin')}</Button>
      <Button tone="danger-quiet" onPress={() => void askToRemove(sdk)}>
        {t('action.remove')}
      </Button>
    </div>
  );
}

/** Opens in the person's browser: a plain link where the window is in one, through the host where it is not. */
function ReleaseNotesLink({ url }: { readonly url: string }) {
  const { t } = useTranslation('versions');
  const canOpen = useApp(({ value }) => value?.capabilities.includes('host.openExternal') ?? false);
  function onClick(event: MouseEvent): void {
    if (!canOpen) return;
    event.preventDefault();
    void runAction(() => call('host.openExternal', { url }));
  }
  return (
    <a className={styles['notes']} href={url} target="_blank" rel="noreferrer" onClick={onClick}>
      {t('action.notes')}
      <ExternalLink size={14} strokeWidth={1.9} aria-hidden="true" />
      <span className="visually-hidden">{t('action.notesHint')}</span>
    </a>
  );
}

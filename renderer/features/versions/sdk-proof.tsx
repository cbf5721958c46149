import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SdkRow } from '../../../electron/contract/api.ts';
import type { Job, VerifyResult } from '../../../electron/contract/models.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { describeProgress, progressShare } from '../../components/describe-job.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Progress } from '../../components/progress.tsx';
import { useJobs } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { ProofAgain, ProofDetails } from './proof-details.tsx';
import { useVerifyResult } from './verify-results.ts';
import { cancelJob, verifySdk } from './version-actions.ts';
import styles from './version-details.module.css';
import { verifyJobOf } from './version-jobs.ts';

const MOST_SHOWN = 20;

/** How far an SDK can be trusted: where its bytes came from, and whether they are still the same. */
export function SdkProof({ sdk }: { readonly sdk: SdkRow }) {
  const job = useJobs(({ value }) => verifyJobOf(sdk, value ?? []));
  const result = useVerifyResult(job);
  return (
    <>
      {result?.ok !== false && <Origin sdk={sdk} />}
      {job?.state === 'running' && <Running job={job} label={sdk.version} />}
      {job?.state === 'failed' && job.error !== null && (
        <ErrorNotice error={job.error} onRetry={() => void verifySdk(sdk)} />
      )}
      {job !== null && result !== null && <Result result={result} job={job} />}
    </>
  );
}

function Origin({ sdk }: { readonly sdk: SdkRow }) {
  const { t } = useTranslation('versions');
  const { verifiedBy, kind, origin } = sdk;
  const isGenuine = verifiedBy !== null;
  const Icon = isGenuine ? CircleCheck : CircleHelp;
  const whyNot = origin === 'module-proxy' ? 'proof.insisted' : 'proof.adopted';
  const why = isGenuine ? t(`proof.${verifiedBy}`) : t(kind === 'external' ? 'proof.external' : whyNot);
  return (
    <p className={classNames(styles['proof'], isGenuine ? styles['ok'] : styles['plain'])}>
      <Icon size={15} strokeWidth={2} aria-hidden="true" />
      <span>
        <b>{t(isGenuine ? 'proof.genuine' : 'proof.unproven')}</b> {why}
        <ProofDetails sdk={sdk} />
      </span>
    </p>
  );
}

function Running({ job, label }: { readonly job: Job; readonly label: string }) {
  const { t } = useTranslation(['versions', 'common']);
  const text = describeProgress(job);
  return (
    <div className={styles['work']}>
      <p>{t('proof.running')}</p>
      <Progress share={progressShare(job)} label={t('progressLabel', { version: label })} text={text} />
      <Button onPress={() => void cancelJob(job.id)}>{t('common:cancel')}</Button>
    </div>
  );
}

function Result({ result, job }: { readonly result: VerifyResult; readonly job: Job }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const when = job.endedAt === null ? '' : t('proof.checkedAt', { when: format.time(job.endedAt) });
  const Icon = result.ok ? CircleCheck : TriangleAlert;
  return (
    <div role="status" className={classNames(styles['proof'], result.ok ? styles['ok'] : styles['bad'])}>
      <Icon size={15} strokeWidth={2} aria-hidden="true" />
      <div>
        <b>{t(result.ok ? 'proof.unchanged' : 'proof.changed')}</b>{' '}
        {result.ok && t('proof.unchangedFiles', { count: result.checked, files: format.number(result.checked) })} {when}
        {result.proof !== undefined && <ProofAgain proof={result.proof} />}
        {(['changed', 'missing', 'extra'] as const).map((list) => (
          <Files key={list} title={t(`proof.lists.${list}`)} files={result[list]} />
        ))}
        {!result.ok && <p>{t('proof.repair')}</p>}
      </div>
    </div>
  );
}

function Files({ title, files }: { readonly title: string; readonly files: readonly string[] }) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  if (files.length === 0) return null;
  const hidden = files.length - MOST_SHOWN;
  return (
    <>
      <p className={styles['filesTitle']}>
        {title} ({format.number(files.length)})
      </p>
      <ul className={styles['files']}>
        {files.slice(0, MOST_SHOWN).map((file) => (
          <li key={file}>
            <code>{file}</code>
          </li>
        ))}
        {hidden > 0 && <li>{t('proof.more', { count: hidden })}</li>}
      </ul>
    </>
  );
}

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SelfTestReport } from '../../../../electron/contract/self-test.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { baseName } from '../../../components/home-path.ts';
import { useNow } from '../../../components/now.ts';
import { runAction } from '../../../components/run-action.ts';
import { Select } from '../../../components/select.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { call } from '../../../engine/engine.ts';
import { useSdks } from '../../../engine/stores.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import { failedStages, hasFilledCache, shownCulprits } from './compare-runs.ts';
import { CulpritList } from './culprit-list.tsx';
import { FailedStage } from './failed-stage.tsx';
import { runSelfTest } from './run-self-test.ts';
import { say } from './say-self-test.ts';
import styles from './self-test.module.css';
import { useSelfTest, useSelfTestJob } from './self-test-store.ts';
import { StageChart } from './stage-chart.tsx';
import { StartupPicture } from './startup-picture.tsx';

/** Stands for the go of a new terminal. */
const TERMINAL = '';

/** Builds and runs a small module in your environment and in a clean one, while one looks. */
export function SelfTestCard() {
  const { t } = useTranslation('selfTest');
  const { value: report, error } = useSelfTest();
  const jobId = useSelfTestJob();
  const sdks = useSdks(({ value }) => value) ?? [];
  const [sdk, setSdk] = useState(TERMINAL);
  useEffect(() => void useSelfTest.refresh(), []);
  const options = [
    { value: TERMINAL, label: t('terminal') },
    ...sdks.map(({ id, version, name, root }) => ({ value: id, label: name ?? `${version} (${root})` })),
  ];
  return (
    <Card
      title={t('title')}
      hint={jobId === null ? t('hint') : <Spinner label={t(`phase.${report?.phase ?? 'preparing'}`)} />}
      actions={
        <>
          <div className={styles['pick']}>
            <Select
              label={t('sdk')}
              isLabelHidden
              value={sdk}
              onChange={setSdk}
              options={options}
              isDisabled={jobId !== null}
            />
          </div>
          {jobId === null ? (
            <Button onPress={() => void runSelfTest(sdk === TERMINAL ? undefined : sdk)}>{t('run')}</Button>
          ) : (
            <Button onPress={() => void runAction(() => call('jobs.cancel', { id: jobId }))}>{t('stop')}</Button>
          )}
        </>
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useSelfTest.refresh()} />}
      {report === null ? <p className={styles['intro']}>{t('intro')}</p> : <Report report={report} />}
    </Card>
  );
}

function Report({ report }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation('selfTest');
  // The answer stands above what led to it; what merely differs, below.
  const { areConfirmed } = shownCulprits(report.culprits);
  return (
    <div className={styles['report']}>
      <About report={report} />
      {areConfirmed && <CulpritList culprits={report.culprits} />}
      <StageChart report={report} />
      {hasFilledCache(report) && <p className={styles['muted']}>{t('filledCache')}</p>}
      {failedStages(report).map(({ side, run }, index) => (
        <FailedStage key={`${side} ${run.stage}`} side={side} run={run} isFirst={index === 0} />
      ))}
      {!areConfirmed && <CulpritList culprits={report.culprits} />}
      <StartupPicture report={report} />
    </div>
  );
}

/** The verdict, and what was tested. */
function About({ report: { verdict, sdk, environment, at } }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation('selfTest');
  const format = useFormat();
  const when = format.age(at, useNow(10_000));
  const from =
    environment.from === 'process'
      ? t('from.process')
      : t('from.login-shell', { shell: baseName(environment.shell ?? '') });
  const isGood = verdict?.kind === 'all-good';
  const Icon = isGood ? CircleCheck : CircleAlert;
  return (
    <div className={styles['about']}>
      <div role="status">
        {verdict !== null && (
          <p className={styles['verdict']}>
            <Icon size={18} className={isGood ? styles['good'] : styles['badIcon']} />
            <strong>{say('verdict', verdict)}</strong>
          </p>
        )}
      </div>
      <p className={styles['muted']}>{t('about', { version: sdk.version, from, when })}</p>
    </div>
  );
}

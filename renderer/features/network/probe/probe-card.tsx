import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProbeAction, ProbeReport, ProbeVerdict } from '../../../../electron/contract/probe.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { useNow } from '../../../components/now.ts';
import { Spinner } from '../../../components/spinner.tsx';
import { useFormat } from '../../../i18n/i18n.ts';
import styles from './probe.module.css';
import { performProbeAction } from './probe-actions.ts';
import { useProbe, useProbeJob } from './probe-store.ts';
import { sayProbe, sayVerdict } from './say-probe.ts';
import { Waterfall } from './waterfall-chart.tsx';

/**
 * What the last probe found: the verdict with the changes that help, then every address and how long each phase took.
 */
export function ProbeCard() {
  const { t } = useTranslation('probe');
  const { value: report, error } = useProbe();
  const jobId = useProbeJob();
  return (
    <Card
      title={t('title')}
      hint={
        jobId !== null ? (
          <Spinner label={t(`phase.${report?.phase ?? 'preparing'}`)} />
        ) : report === null ? (
          t('hint')
        ) : (
          <About report={report} />
        )
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useProbe.refresh()} />}
      <div role="status">{report?.verdict != null && jobId === null && <Verdict verdict={report.verdict} />}</div>
      {report === null || report.endpoints.length === 0 ? (
        <p className={styles['intro']}>{t('intro')}</p>
      ) : (
        <>
          <Waterfall report={report} />
          <Legend />
        </>
      )}
    </Card>
  );
}

function About({ report: { at, durationMs, scope } }: { readonly report: ProbeReport }) {
  const { t } = useTranslation('probe');
  const format = useFormat();
  const when = format.age(at, useNow(10_000));
  return `${t('at', { when, duration: format.duration(durationMs) })}${scope === 'sources' ? ` · ${t('sourcesOnly')}` : ''}`;
}

const ICONS = { good: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;

function Verdict({ verdict }: { readonly verdict: ProbeVerdict }) {
  const Icon = ICONS[verdict.severity];
  return (
    <div className={styles['verdict']} data-severity={verdict.severity}>
      <p>
        <Icon size={18} />
        <strong>{sayVerdict(verdict)}</strong>
      </p>
      <div className={styles['actions']}>
        {verdict.actions.map((action) => (
          <ActionButton key={action.text} action={action} />
        ))}
      </div>
    </div>
  );
}

function ActionButton({ action }: { readonly action: ProbeAction }) {
  const [isBusy, setBusy] = useState(false);
  async function perform(): Promise<void> {
    setBusy(true);
    await performProbeAction(action);
    setBusy(false);
  }
  return (
    <Button isBusy={isBusy} onPress={() => void perform()}>
      {sayProbe('action', action)}
    </Button>
  );
}

const LEGEND = ['dns', 'connect', 'proxy', 'tls', 'first-byte', 'body'] as const;

function Legend() {
  const { t } = useTranslation('probe');
  return (
    <ul className={styles['legend']} aria-hidden="true">
      {LEGEND.map((phase) => (
        <li key={phase}>
          <i data-phase={phase} data-state="done" /> {t(`phases.${phase}`)}
        </li>
      ))}
      <li>
        <i data-state="stalled" /> {t('nothing')}
      </li>
      <li>
        <i data-state="failed" /> {t('broke')}
      </li>
    </ul>
  );
}

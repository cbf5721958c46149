import { CircleCheck } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoctorReport, Finding } from '../../../../electron/contract/doctor.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { baseName } from '../../../components/home-path.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { CheckRuns } from './check-runs.tsx';
import { blindChecks, countFindings, fixableFindings, sortFindings } from './count-findings.ts';
import { FindingRow } from './finding-row.tsx';
import styles from './findings.module.css';
import { useFindings } from './findings-store.ts';
import { FixDialog } from './fix-dialog.tsx';
import { useKeptFocus } from './kept-focus.ts';

/** What is wrong with this environment: the worst first, each with its evidence and, where there is one, its repair. */
export function FindingsCard() {
  const { t } = useTranslation('checks');
  const { value: report, error, isLoading } = useFindings();
  const [shown, setShown] = useState<readonly Finding[] | null>(null);
  const findings = useMemo(() => sortFindings(report?.findings ?? []), [report]);
  const fixable = fixableFindings(findings);
  const list = useRef<HTMLDivElement>(null);
  useKeptFocus(list);
  return (
    <Card
      title={t('title')}
      hint={<Hint report={report} isChecking={isLoading} />}
      {...(fixable.length > 1
        ? {
            actions: (
              <Button onPress={() => setShown(fixable)}>
                {fixable.length === findings.length
                  ? t('fixAll', { count: fixable.length })
                  : t('fixSome', { count: fixable.length, all: findings.length })}
              </Button>
            ),
          }
        : {})}
    >
      <div ref={list} tabIndex={-1} className={styles['list']}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void useFindings.refresh()} />}
        {report === null && error === null && <Skeleton rows={5} />}
        {report !== null && findings.length === 0 && (
          <p className={styles['fine']}>
            <CircleCheck size={18} strokeWidth={1.9} className={styles['ok']} />
            <strong>
              {blindChecks(report.checks).length === 0
                ? t('empty')
                : t('emptySoFar', { blind: t('blind', { count: blindChecks(report.checks).length }) })}
            </strong>
            <span className={styles['muted']}>{t('emptyHint', { count: countFindings(report).fine })}</span>
          </p>
        )}
        {findings.length > 0 && (
          <ul>
            {findings.map((finding) => (
              <FindingRow key={finding.id} finding={finding} onPreview={() => setShown([finding])} />
            ))}
          </ul>
        )}
        {report !== null && <CheckRuns report={report} />}
      </div>
      {shown !== null && <FixDialog findings={shown} onClose={() => setShown(null)} />}
    </Card>
  );
}

function Hint({ report, isChecking }: { readonly report: DoctorReport | null; readonly isChecking: boolean }) {
  const { t } = useTranslation('checks');
  if (isChecking) return <Spinner label={t('checking')} />;
  if (report === null) return null;
  const { toFix, toKnow } = countFindings(report);
  const found = t('summary', { problems: t('problems', { count: toFix }), notes: t('notes', { count: toKnow }) });
  // Nothing found by a check that could not look is not the same as nothing.
  const blind = blindChecks(report.checks).length;
  const summary = blind === 0 ? found : t('summaryBlind', { summary: found, blind: t('blind', { count: blind }) });
  return report.shell === null ? summary : t('inShell', { summary, shell: baseName(report.shell) });
}

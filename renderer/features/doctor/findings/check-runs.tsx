import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckRun, DoctorReport } from '../../../../electron/contract/doctor.ts';
import { describeError } from '../../../errors/describe-error.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import { blindChecks } from './count-findings.ts';
import styles from './findings.module.css';

/** What the run could not find out, and for those who ask, every check with its time. */
export function CheckRuns({ report }: { readonly report: DoctorReport }) {
  const { t } = useTranslation('checks');
  const blind = blindChecks(report.checks);
  return (
    <>
      {report.shell === null && (
        <p className={styles['notice']}>
          <TriangleAlert size={16} className={styles['warn']} />
          <span>
            {t('noShell')}{' '}
            {report.shellProblem !== null && <span className={styles['muted']}>{report.shellProblem.message}</span>}
          </span>
        </p>
      )}
      {blind.length > 0 && (
        <details className={styles['more']} open>
          <summary>{t('blind', { count: blind.length })}</summary>
          <RunTable runs={blind} />
        </details>
      )}
      <details className={styles['more']}>
        <summary>{t('all', { count: report.checks.length })}</summary>
        <RunTable runs={report.checks} />
      </details>
    </>
  );
}

function RunTable({ runs }: { readonly runs: readonly CheckRun[] }) {
  const { t } = useTranslation('checks');
  const format = useFormat();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{t('run.check')}</th>
          <th scope="col">{t('run.state')}</th>
          <th scope="col">{t('run.time')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ check, state, durationMs, problem }) => (
          <tr key={check}>
            <td>
              <code>{check}</code>
            </td>
            <td>
              {t(`state.${state}`)}
              {problem !== null && (
                <span className={styles['muted']} title={problem.message}>
                  {' '}
                  {describeError(problem).title}
                </span>
              )}
            </td>
            <td>{format.preciseDuration(durationMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SelfTestReport } from '../../../../electron/contract/self-test.ts';
import { classNames } from '../../../components/class-names.ts';
import { Spinner } from '../../../components/spinner.tsx';
import { useFormat } from '../../../i18n/i18n.ts';
import { SIDES, type Side, type StageBar, stageBars } from './compare-runs.ts';
import { say } from './say-self-test.ts';
import styles from './self-test.module.css';

/** Each stage as two bars, yours above clean, on one scale. */
export function StageChart({ report }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation('selfTest');
  return (
    <table className={styles['chart']} aria-label={t('stages')}>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('stages')}</th>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {t(side)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stageBars(report).map(({ stage, ...bars }) => (
          <tr key={stage}>
            <th scope="row">
              <code>{t(`stage.${stage}`)}</code>
            </th>
            {SIDES.map((side) => (
              <td key={side}>
                <Bar side={side} bar={bars[side]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ side, bar: { run, share } }: { readonly side: Side; readonly bar: StageBar }) {
  const { t } = useTranslation('selfTest');
  const state = run?.state ?? 'waiting';
  const hasFailed = state === 'failed';
  const why = run?.skipped == null ? undefined : say('skip', run.skipped);
  return (
    <div className={classNames(styles['bar'], styles[state])} title={why}>
      <span className={styles['side']} aria-hidden="true">
        {t(side)}
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span
          className={classNames(styles['fill'], styles[side], hasFailed && styles['bad'])}
          style={{ width: `${Math.max(share * 100, run?.durationMs == null ? 0 : 1)}%` }}
        />
      </span>
      <span className={styles['figure']}>
        <Figure bar={{ run, share }} />
      </span>
    </div>
  );
}

function Figure({ bar: { run } }: { readonly bar: StageBar }) {
  const { t } = useTranslation('selfTest');
  const format = useFormat();
  const state = run?.state ?? 'waiting';
  if (state === 'running') return <Spinner label={t('state.running')} />;
  const time = run?.durationMs == null ? null : format.preciseDuration(run.durationMs);
  if (state === 'passed' && time !== null) return time;
  if (state === 'failed')
    return (
      <span className={styles['failedWord']}>
        <CircleAlert size={13} /> {t('state.failed')} {time}
      </span>
    );
  return t(`state.${state}`);
}

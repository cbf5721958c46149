import { useTranslation } from 'react-i18next';
import type { EnvironmentRun, SelfTestReport } from '../../../../electron/contract/self-test.ts';
import { classNames } from '../../../components/class-names.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import { SIDES, type Side, type StartupBars, slowestInits, startupBars } from './compare-runs.ts';
import { say } from './say-self-test.ts';
import styles from './self-test.module.css';

const SHOWN_INITS = 3;

/** How the built program starts, yours above clean: one pair of bars for each figure, each pair on its own scale. */
export function StartupPicture({ report }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation('selfTest');
  const bars = startupBars(report);
  if (bars.length === 0) return null;
  const reasons = [...new Set(SIDES.flatMap((side) => gapsOf(report.runs[side])))];
  return (
    <section className={styles['part']} aria-label={t('startup.title')}>
      <h3>{t('startup.title')}</h3>
      <ul className={styles['startup']}>
        {bars.map((pair) => (
          <Pair key={pair.what} pair={pair} />
        ))}
      </ul>
      {reasons.map((reason) => (
        <p key={reason} className={styles['muted']}>
          {reason}
        </p>
      ))}
      <Inits report={report} />
    </section>
  );
}

function gapsOf({ startup }: EnvironmentRun): readonly string[] {
  return [startup?.gaps.inits, startup?.gaps.trace].flatMap((gap) => (gap == null ? [] : [say('gap', gap)]));
}

/** The words of the list item say it all; the drawing repeats them. */
function Pair({ pair: { what, shares, ...figures } }: { readonly pair: StartupBars }) {
  const { t } = useTranslation('selfTest');
  const format = useFormat();
  const show = (side: Side) => {
    const figure = figures[side];
    return figure === null ? t('startup.unknown') : format.preciseDuration(figure);
  };
  const name = t(`startup.${what}`);
  return (
    <li>
      <span className="visually-hidden">
        {t('startup.both', { what: name, yours: show('yours'), clean: show('clean') })}
      </span>
      <span aria-hidden="true">{name}</span>
      <svg aria-hidden="true" viewBox="0 0 100 14" preserveAspectRatio="none">
        {SIDES.map((side, index) => (
          <rect
            key={side}
            className={classNames(styles['rect'], styles[side])}
            x="0"
            y={index * 8}
            height="5"
            width={shares[side] * 100}
          />
        ))}
      </svg>
      <span aria-hidden="true" className={styles['figures']}>
        <span>{show('yours')}</span>
        <span className={styles['muted']}>{show('clean')}</span>
      </span>
    </li>
  );
}

function Inits({ report }: { readonly report: SelfTestReport }) {
  const { t } = useTranslation('selfTest');
  const format = useFormat();
  const startup = report.runs.yours.startup;
  if (startup === null || startup.inits.length === 0) return null;
  const words = slowestInits(startup, SHOWN_INITS).map(({ package: name, clockMs }) =>
    t('startup.init', { package: name, time: format.preciseDuration(clockMs) }),
  );
  return (
    <p className={styles['muted']}>
      {t('startup.inits')}: {words.join(' · ')}
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import type { StageRun } from '../../../../electron/contract/self-test.ts';
import { Chip } from '../../../components/chip.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import type { Side } from './compare-runs.ts';
import { say } from './say-self-test.ts';
import styles from './self-test.module.css';

/** Which stage failed, how it ended, and what it wrote. */
export function FailedStage({
  side,
  run,
  isFirst,
}: {
  readonly side: Side;
  readonly run: StageRun;
  readonly isFirst: boolean;
}) {
  const { t } = useTranslation('selfTest');
  const { stage, command, exitCode, signal, output, problem } = run;
  const title = t('failedIn', { stage: t(`stage.${stage}`), side: t(`side.${side}`) });
  return (
    <section className={styles['failure']} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {signal !== null && <Chip tone="bad">{t('signal', { signal })}</Chip>}
        {signal === null && exitCode !== null && <Chip tone="bad">{t('exitCode', { code: exitCode })}</Chip>}
        <span className={styles['grow']} />
        <CopyButton text={`$ ${command}\n${output}`} label={t('copyOutput')} />
      </header>
      {problem !== null && <p>{say('problem', problem)}</p>}
      {/* What comes after the first failure mostly comes of it. */}
      <details open={isFirst}>
        <summary>{t('output')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long output scrolls, also by keyboard */}
        {/* biome-ignore lint/a11y/useSemanticElements: a section cannot be a pre */}
        <pre tabIndex={0} role="region" aria-label={t('output')}>
          <span className={styles['command']}>$ {command}</span>
          {'\n'}
          {output === '' ? t('noOutput') : output}
        </pre>
      </details>
    </section>
  );
}

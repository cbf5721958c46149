import { CircleCheck, CircleDashed, CircleDot } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppInfo, SdkRow } from '../../../electron/contract/api.ts';
import { Chip } from '../../components/chip.tsx';
import { classNames } from '../../components/class-names.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './first-run.module.css';
import { NextStep } from './next-step.tsx';
import { type RecommendedStep, STEP_IDS, type StepId, type StepState, stepStates } from './recommend-step.ts';

const ICONS = { done: CircleCheck, next: CircleDot, later: CircleDashed } as const;

interface StepsProps {
  readonly app: AppInfo;
  readonly step: RecommendedStep | null;
  readonly sdks: readonly SdkRow[];
}

/** The way to a Go that can be switched. The next step has its button; the others say where they stand. */
export function Steps({ app, step, sdks }: StepsProps) {
  const { t } = useTranslation('firstRun');
  const states = stepStates(app.findings);
  return (
    <>
      <ol className={styles['steps']}>
        {STEP_IDS.map((id) => {
          const state = states[id];
          const Icon = ICONS[state];
          return (
            <li
              key={id}
              className={classNames(styles['step'], styles[state])}
              {...(state === 'next' ? { 'aria-current': 'step' as const } : {})}
            >
              <Icon size={18} strokeWidth={1.9} />
              <div className={styles['words']}>
                <div className={styles['heading']}>
                  <strong>{t(`step.${id}.title`)}</strong>
                  {state === 'next' ? (
                    <Chip tone="info">{t('state.next')}</Chip>
                  ) : (
                    <span className="visually-hidden">{t(`state.${state}`)}</span>
                  )}
                </div>
                <StepText id={id} state={state} sdks={sdks} />
                {state === 'next' && step !== null && <NextStep step={step} app={app} />}
              </div>
            </li>
          );
        })}
      </ol>
      {step === null && app.findings.isSetUp === true && (
        <div className={styles['ready']}>
          <strong>{t('ready')}</strong>
          <p>{t('readyHint')}</p>
        </div>
      )}
    </>
  );
}

function StepText({
  id,
  state,
  sdks,
}: {
  readonly id: StepId;
  readonly state: StepState;
  readonly sdks: readonly SdkRow[];
}) {
  const { t } = useTranslation('firstRun');
  const format = useFormat();
  // The button of this step says what it does.
  if (id === 'install' && state === 'next') return null;
  if (state !== 'done') return <p>{t(`step.${id}.todo`)}</p>;
  const installed = sdks.filter(({ kind }) => kind === 'installed');
  const versions = format.list(installed.slice(0, 3).map(({ version }) => version));
  const version = sdks.find(({ active }) => active)?.version ?? '';
  return <p>{t(`step.${id}.done`, { versions, version })}</p>;
}

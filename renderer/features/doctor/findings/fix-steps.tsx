import { useTranslation } from 'react-i18next';
import type { FixStep } from '../../../../electron/contract/doctor.ts';
import { DiffView } from '../../../components/diff-view.tsx';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from './findings.module.css';
import { formatMode } from './format-mode.ts';

/** What a fix changes, in its order. */
export function FixSteps({ steps }: { readonly steps: readonly FixStep[] }) {
  const { t } = useTranslation('checks');
  if (steps.length === 0) return <p className={styles['muted']}>{t('step.none')}</p>;
  return (
    <ol className={styles['steps']}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one preview never move
        <li key={index}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: FixStep }) {
  const { t } = useTranslation('checks');
  const userHome = useApp(({ value }) => value?.userHome);
  switch (step.kind) {
    case 'edit-file':
      return <DiffView diff={step.diff} title={homePath(step.file, userHome)} />;
    case 'make-folder':
      return <p>{t('step.makeFolder', { folder: homePath(step.folder, userHome) })}</p>;
    case 'change-mode':
      return (
        <p>
          {t('step.changeMode', {
            file: homePath(step.file, userHome),
            from: formatMode(step.from),
            to: formatMode(step.to),
          })}
        </p>
      );
    case 'install':
      return <p>{t('step.install', { version: step.version })}</p>;
    case 'use':
      return <p>{t('step.use', { version: step.version })}</p>;
  }
}

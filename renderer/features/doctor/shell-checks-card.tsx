import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProfileLine, ProfileObstacle, ShellCheck } from '../../../electron/contract/profiles.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip, type ChipTone } from '../../components/chip.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { homePath } from '../../components/home-path.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { targetName } from '../../components/target-name.ts';
import { useApp } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './doctor.module.css';
import { useObstacles, useShellChecks } from './doctor-stores.ts';
import { fixOf, type ProfileEdit } from './profile-changes.ts';
import { otherObstacles, type ShellVerdict, shellVerdicts } from './shell-verdicts.ts';

const TONES: Readonly<Record<ShellCheck['outcome'], ChipTone>> = {
  works: 'ok',
  shadowed: 'warn',
  'not-found': 'warn',
  'no-answer': 'bad',
};
const NONE: readonly ProfileObstacle[] = [];

/** What each shell answered when it was started and asked for its go; lines that are in the way, with their fix. */
export function ShellChecksCard({ onEdit }: { readonly onEdit: (edit: ProfileEdit) => void }) {
  const { t } = useTranslation('doctor');
  const { value: proofs, error, isLoading } = useShellChecks();
  const obstacles = useObstacles(({ value }) => value) ?? NONE;
  const obstaclesError = useObstacles((state) => state.error);
  const verdicts = shellVerdicts(proofs ?? [], obstacles);
  return (
    <Card title={t('proof.title')} hint={isLoading ? <Spinner label={t('proof.asking')} /> : t('proof.hint')}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void useShellChecks.refresh()} />}
      {obstaclesError !== null && <ErrorNotice error={obstaclesError} onRetry={() => void useObstacles.refresh()} />}
      {proofs === null && error === null && <Skeleton rows={4} />}
      {proofs?.length === 0 && <p className={styles['nothing']}>{t('proof.none')}</p>}
      <ul className={styles['rows']}>
        {otherObstacles(obstacles, verdicts).map((obstacle) => (
          <ObstacleRow key={`${obstacle.at.file}:${obstacle.at.line}`} obstacle={obstacle} onEdit={onEdit} />
        ))}
        {verdicts.map((verdict) => (
          <VerdictRow key={verdict.id} verdict={verdict} onEdit={onEdit} />
        ))}
      </ul>
    </Card>
  );
}

function VerdictRow({
  verdict,
  onEdit,
}: {
  readonly verdict: ShellVerdict;
  readonly onEdit: (edit: ProfileEdit) => void;
}) {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const userHome = useApp(({ value }) => value?.userHome);
  const { shell, outcome, modes, go, shadowedBy, obstacle, summary } = verdict;
  const Icon = outcome === 'works' ? CircleCheck : outcome === 'no-answer' ? CircleAlert : TriangleAlert;
  return (
    <li className={styles['row']}>
      <Icon size={16} className={styles[TONES[outcome]]} />
      <div className={styles['words']}>
        <p>
          <strong>{targetName(shell)}</strong>{' '}
          <span className={styles['muted']}>
            {modes.length === 0 ? t('proof.allModes') : format.list(modes.map((mode) => t(`mode.${mode}`)))}
          </span>
        </p>
        {outcome !== 'works' && (
          <p className={styles['muted']} title={summary}>
            {t(`proof.why.${outcome}`, { go: homePath(go ?? '', userHome) })}
          </p>
        )}
        {shadowedBy !== null && <Evidence at={shadowedBy} />}
      </div>
      <Chip tone={TONES[outcome]}>{t(`proof.outcome.${outcome}`)}</Chip>
      {obstacle?.fixable === true && <FixButton obstacle={obstacle} onEdit={onEdit} />}
    </li>
  );
}

function ObstacleRow({
  obstacle,
  onEdit,
}: {
  readonly obstacle: ProfileObstacle;
  readonly onEdit: (edit: ProfileEdit) => void;
}) {
  const { t } = useTranslation('doctor');
  return (
    <li className={styles['row']}>
      <TriangleAlert size={16} className={styles['bad']} />
      <div className={styles['words']}>
        <p>
          <strong>{t(`obstacle.${obstacle.kind}`)}</strong>{' '}
          <span className={styles['muted']}>{targetName(obstacle.shell)}</span>
        </p>
        <p className={styles['muted']}>{t(`obstacleMeans.${obstacle.kind}`)}</p>
        <Evidence at={obstacle.at} />
        {!obstacle.fixable && <p className={styles['muted']}>{t('notFixable')}</p>}
      </div>
      {obstacle.fixable && <FixButton obstacle={obstacle} onEdit={onEdit} />}
    </li>
  );
}

function FixButton({
  obstacle,
  onEdit,
}: {
  readonly obstacle: ProfileObstacle;
  readonly onEdit: (edit: ProfileEdit) => void;
}) {
  const { t } = useTranslation('doctor');
  const userHome = useApp(({ value }) => value?.userHome);
  const { file, line } = obstacle.at;
  return (
    <Button label={t('fixLabel', { file: homePath(file, userHome), line })} onPress={() => onEdit(fixOf(obstacle))}>
      {t('fix')}
    </Button>
  );
}

/** The line itself, with its place. */
function Evidence({ at }: { readonly at: ProfileLine }) {
  const { t } = useTranslation('doctor');
  const userHome = useApp(({ value }) => value?.userHome);
  return (
    <p className={styles['evidence']} {...(at.traced ? {} : { title: t('likely') })}>
      <code>
        {homePath(at.file, userHome)}:{at.line}
      </code>{' '}
      <code>{at.text.trim()}</code>
    </p>
  );
}

import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProfileState } from '../../../electron/contract/profiles.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip, type ChipTone } from '../../components/chip.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { homePath } from '../../components/home-path.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { targetName } from '../../components/target-name.ts';
import { useApp } from '../../engine/stores.ts';
import { describeError } from '../../errors/describe-error.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './doctor.module.css';
import { useSetup } from './doctor-stores.ts';
import { type ProfileEdit, SET_UP, UNDO_SET_UP } from './profile-changes.ts';
import { canUndoSetup, sortStates, summarizeSetup } from './setup-summary.ts';

const TONES: Readonly<Record<ProfileState['state'], ChipTone>> = {
  'in-place': 'ok',
  outdated: 'info',
  missing: 'warn',
  edited: 'warn',
  invalid: 'bad',
};

/** Which files make shells and programs find GoSwitch's go, and the way to change that. */
export function SetupCard({ onEdit }: { readonly onEdit: (edit: ProfileEdit) => void }) {
  const { t } = useTranslation('doctor');
  const { value: setup, error } = useSetup();
  const summary = setup === null ? null : summarizeSetup(setup);
  const needsWork = summary === 'none' || summary === 'partly';
  return (
    <Card
      title={t('setup.title')}
      {...(summary === null ? {} : { hint: t(`setup.${summary}`) })}
      actions={
        setup !== null && (
          <>
            {canUndoSetup(setup) && <Button onPress={() => onEdit(UNDO_SET_UP)}>{t('setup.undo')}</Button>}
            {needsWork && (
              <Button tone="primary" onPress={() => onEdit(SET_UP)}>
                {t('setup.preview')}
              </Button>
            )}
          </>
        )
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useSetup.refresh()} />}
      {setup === null && error === null && <Skeleton rows={3} />}
      {setup !== null && (
        <ul className={styles['rows']}>
          {sortStates(setup.states).map((state) => (
            <StateRow key={state.file} state={state} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function StateRow({ state }: { readonly state: ProfileState }) {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const userHome = useApp(({ value }) => value?.userHome);
  const { file, line, targets, problem } = state;
  const tone = TONES[state.state];
  const Icon = state.state === 'in-place' ? CircleCheck : state.state === 'missing' ? CircleDashed : TriangleAlert;
  return (
    <li className={styles['row']}>
      <Icon size={16} className={styles[tone]} />
      <div className={styles['words']}>
        <p>
          <code>{homePath(file, userHome)}</code>
          <span className={styles['muted']}>
            {format.list(targets.map(targetName))}
            {line !== null && ` · ${t('line', { line })}`}
          </span>
        </p>
        {problem !== null && <p className={styles['muted']}>{describeError(problem).title}</p>}
      </div>
      <Chip tone={tone}>{t(`setup.state.${state.state}`)}</Chip>
    </li>
  );
}

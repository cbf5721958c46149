import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { baseName, homePath } from '../../components/home-path.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useApp, useJobs } from '../../engine/stores.ts';
import { describeStanding } from './describe-project.ts';
import { missingVersion } from './missing-versions.ts';
import { projectAction } from './project-action.ts';
import { runProjectAction } from './project-actions.ts';
import { askedFor, standingOf } from './project-standing.ts';
import styles from './projects.module.css';
import { openProject } from './projects-view.ts';

/** One project: what it is, what it asks for, what it gets and why, and the one thing to do about it. */
export function ProjectLine({ info }: { readonly info: ProjectInfo }) {
  const { t } = useTranslation('projects');
  const userHome = useApp(({ value }) => value?.userHome);
  const standing = standingOf(info);
  const { tone, state, why } = describeStanding(info, standing, userHome);
  const asks = askedFor(info);
  const name = baseName(info.folder);
  return (
    <div className={styles['line']}>
      <div className={styles['name']}>
        <strong>{name}</strong>
        <span title={info.folder}>{homePath(info.folder, userHome)}</span>
      </div>
      <div className={styles['wants']}>
        <span>
          {info.pin === null ? <span className={styles['none']}>{t('noPin')}</span> : <code>{info.pin.spec}</code>}
        </span>
        <span className={styles['asks']} title={asks.join(', ')}>
          {asks.length === 0 ? info.exists && t('noGoMod') : <code>{asks.at(-1)}</code>}
        </span>
      </div>
      <div className={styles['gets']}>
        <p>
          {'runs' in standing && <code>{standing.runs}</code>} <Chip tone={tone}>{state}</Chip>
        </p>
        <span title={why}>{why}</span>
      </div>
      <div className={styles['actions']}>
        <PrimaryButton info={info} name={name} />
        <IconButton icon={Ellipsis} label={t('detailsOf', { name })} onPress={() => openProject(info.folder)} />
      </div>
    </div>
  );
}

function PrimaryButton({ info, name }: { readonly info: ProjectInfo; readonly name: string }) {
  const { t } = useTranslation('projects');
  const capabilities = useApp(({ value }) => value?.capabilities) ?? [];
  const missing = missingVersion(info);
  const isInstalling = useJobs(({ value }) =>
    value?.some(({ kind, state, target }) => kind === 'install' && state === 'running' && target === missing),
  );
  const action = projectAction(info, capabilities);
  if (action === 'details') return null;
  const version = missing?.replace(/^go/, '') ?? '';
  return (
    <Button
      tone={action === 'install' ? 'primary' : 'plain'}
      isBusy={action === 'install' && isInstalling === true}
      label={t(`actionOn.${action}`, { name, version })}
      onPress={() => runProjectAction(info)}
    >
      {t(`action.${action}`, { version })}
    </Button>
  );
}

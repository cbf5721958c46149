import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { baseName } from '../../components/home-path.ts';
import { KeyValues } from '../../components/key-values.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useApp, useProjects } from '../../engine/stores.ts';
import { describeStanding } from './describe-project.ts';
import { missingVersion } from './missing-versions.ts';
import type { OpenMethod } from './project-action.ts';
import { installVersions, openIn, removeProject, unpinProject } from './project-actions.ts';
import { useProjectFacts } from './project-facts.tsx';
import { groupOf } from './project-items.ts';
import { hasOwnPin, standingOf } from './project-standing.ts';
import styles from './projects.module.css';
import { askForPin, useProjectsView } from './projects-view.ts';

const OPEN_METHODS: readonly OpenMethod[] = ['host.openEditor', 'host.openTerminal', 'host.openFolder'];

/** All about one project: every file and setting that decides, and everything to do with it. */
export function ProjectDetails() {
  const folder = useProjectsView((view) => (view.isDetailsOpen ? view.selected : null));
  const info = useProjects(({ value }) => value?.projects.find((project) => project.folder === folder));
  const close = () => useProjectsView.setState({ isDetailsOpen: false });
  return (
    <Sheet title={info === undefined ? '' : baseName(info.folder)} isOpen={info !== undefined} onClose={close}>
      {info !== undefined && <Content info={info} />}
    </Sheet>
  );
}

function Content({ info }: { readonly info: ProjectInfo }) {
  const userHome = useApp(({ value }) => value?.userHome);
  const standing = standingOf(info);
  const { tone, state, why } = describeStanding(info, standing, userHome);
  const facts = useProjectFacts(info);
  return (
    <>
      <p>
        {'runs' in standing && <code className={styles['runs']}>{standing.runs}</code>} <Chip tone={tone}>{state}</Chip>
      </p>
      <p className={styles['muted']}>{why}</p>
      {'toolchain' in standing && standing.toolchain.problem !== null && (
        <pre className={styles['said']} lang="en">
          {standing.toolchain.problem}
        </pre>
      )}
      {'problem' in standing && <ErrorNotice error={standing.problem} onRetry={() => void useProjects.refresh()} />}
      <PinActions info={info} />
      <KeyValues items={facts} />
      <OtherActions info={info} />
    </>
  );
}

function PinActions({ info }: { readonly info: ProjectInfo }) {
  const { t } = useTranslation('projects');
  const group = useProjects(({ value }) => groupOf(info.folder, value?.groups ?? []));
  const missing = missingVersion(info);
  if (!info.exists) return null;
  return (
    <div className={styles['buttons']}>
      {missing !== null && (
        <Button tone="primary" onPress={() => void installVersions([missing])}>
          {t('action.install', { version: missing.replace(/^go/, '') })}
        </Button>
      )}
      <Button onPress={() => askForPin(info.folder)}>{t(info.pin === null ? 'action.pin' : 'action.changePin')}</Button>
      {group !== null && (
        <Button onPress={() => askForPin(info.folder, { scope: 'group' })}>{t('action.pinGroup', { group })}</Button>
      )}
      {hasOwnPin(info) && <Button onPress={() => void unpinProject(info.folder)}>{t('action.unpin')}</Button>}
    </div>
  );
}

function OtherActions({ info }: { readonly info: ProjectInfo }) {
  const { t } = useTranslation('projects');
  const capabilities = useApp(({ value }) => value?.capabilities) ?? [];
  const { folder } = info;
  return (
    <div className={styles['buttons']}>
      {info.exists &&
        OPEN_METHODS.filter((method) => capabilities.includes(method)).map((method) => (
          <Button key={method} onPress={() => void openIn(method, folder)}>
            {t(`open.${method.slice('host.'.length) as 'openEditor'}`)}
          </Button>
        ))}
      <CopyButton text={folder}>{t('action.copyPath')}</CopyButton>
      <Button onPress={() => useProjectsView.setState({ grouping: folder })}>{t('action.group')}</Button>
      <Button tone="danger-quiet" onPress={() => void removeProject(folder)}>
        {t('action.removeFromList')}
      </Button>
    </div>
  );
}

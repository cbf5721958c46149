import { Download, FolderPlus } from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BRIDGE_NAME, type GoSwitchBridge } from '../../../electron/contract/bridge.ts';
import { Page } from '../../app/page.tsx';
import { useRoute } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { toast } from '../../components/toasts.ts';
import { useJobs, useProjects } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { AddProjectDialog } from './add-project-dialog.tsx';
import { droppedFolder } from './dropped-folder.ts';
import { GroupDialog } from './group-dialog.tsx';
import { missingVersions } from './missing-versions.ts';
import { PinDialog } from './pin-dialog.tsx';
import { addProject, installVersions } from './project-actions.ts';
import { ProjectDetails } from './project-details.tsx';
import { ProjectList } from './project-list.tsx';
import styles from './projects.module.css';
import { openProject, useProjectsView } from './projects-view.ts';

export function ProjectsPage() {
  const { t } = useTranslation(['projects', 'shell']);
  const { value: view, error } = useProjects();
  useAddress();
  useEffect(() => void useProjects.refresh(), []);
  return (
    <Page title={t('shell:pages.projects')} layout="fill" actions={<Actions />}>
      <DropZone>
        {error !== null && <ErrorNotice error={error} onRetry={() => void useProjects.refresh()} />}
        {view === null && error === null && <Skeleton />}
        {view !== null && (view.projects.length === 0 ? <NoProjects /> : <ProjectList view={view} />)}
      </DropZone>
      <ProjectDetails />
      <AddProjectDialog />
      <PinDialog />
      <GroupDialog />
    </Page>
  );
}

function startAdding(): void {
  useProjectsView.setState({ isAdding: true });
}

function Actions() {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const projects = useProjects(({ value }) => value?.projects);
  const missing = missingVersions(projects ?? []);
  const isInstalling = useJobs(({ value }) =>
    value?.some(({ kind, state, target }) => kind === 'install' && state === 'running' && missing.includes(target)),
  );
  return (
    <>
      {missing.length > 0 && (
        <Button
          icon={Download}
          isBusy={isInstalling === true}
          label={t('installMissingLabel', { versions: format.list(missing) })}
          onPress={() => void installVersions(missing)}
        >
          {t('installMissing', { count: missing.length, number: format.number(missing.length) })}
        </Button>
      )}
      <Button tone="primary" icon={FolderPlus} onPress={startAdding}>
        {t('add.action')}
      </Button>
    </>
  );
}

function NoProjects() {
  const { t } = useTranslation('projects');
  return (
    <div className={styles['blank']}>
      <EmptyState
        icon={FolderPlus}
        title={t('empty.title')}
        action={
          <Button tone="primary" onPress={startAdding}>
            {t('add.action')}
          </Button>
        }
      >
        {t('empty.text')}
      </EmptyState>
    </div>
  );
}

/** The whole page takes folders. */
function DropZone({ children }: { readonly children: React.ReactNode }) {
  const { t } = useTranslation('projects');
  const [isOver, setOver] = useState(false);
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const bridge = (window as unknown as Record<string, unknown>)[BRIDGE_NAME] as GoSwitchBridge | undefined;
    const { dataTransfer } = event;
    const drop = { files: [...dataTransfer.files], text: (type: string) => dataTransfer.getData(type) };
    const folder = droppedFolder(drop, bridge === undefined ? null : (file) => bridge.pathOf(file));
    if (folder !== null) void addProject(folder);
    else
      toast({
        text: () => t('add.dropUnknown'),
        tone: 'plain',
        action: { label: () => t('add.action'), run: startAdding },
      });
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button and the field do the same
    <div
      className={classNames(styles['zone'], isOver && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}

/** `#/projects/<folder>` shows that one. */
function useAddress(): void {
  const folder = useRoute(({ path }) => path[0]);
  useEffect(() => {
    if (folder !== undefined) openProject(folder);
  }, [folder]);
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { navigate } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { homePath } from '../../components/home-path.ts';
import { Select } from '../../components/select.tsx';
import { useApp, useProjects, useSdks } from '../../engine/stores.ts';
import { pinProject } from './version-actions.ts';
import { labelOf } from './version-row.ts';
import styles from './versions.module.css';
import { useVersionsView } from './versions-view.ts';

const NONE: readonly ProjectInfo[] = [];

/** Asks which project shall be pinned to the version. */
export function PinDialog() {
  const { t } = useTranslation(['versions', 'common']);
  const pinning = useVersionsView((view) => view.pinning);
  const sdk = useSdks(({ value }) => value?.find(({ id }) => id === pinning));
  const projects = useProjects(({ value }) => value?.projects ?? NONE);
  const userHome = useApp(({ value }) => value?.userHome);
  const [folder, setFolder] = useState<string | null>(null);
  if (sdk === undefined) return null;
  const close = () => useVersionsView.setState({ pinning: null });
  const chosen =
    projects.find((project) => project.folder === folder) ?? (projects.length === 1 ? projects[0] : undefined);
  const options = projects.map((project) => ({ value: project.folder, label: homePath(project.folder, userHome) }));
  return (
    <Dialog
      isOpen
      title={t('pin.title', { version: labelOf(sdk.version) })}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          {projects.length === 0 ? (
            <Button tone="primary" onPress={() => navigate('projects')}>
              {t('pin.toProjects')}
            </Button>
          ) : (
            <Button
              tone="primary"
              isDisabled={chosen === undefined}
              onPress={() => {
                close();
                if (chosen !== undefined) void pinProject(chosen.folder, sdk);
              }}
            >
              {t('pin.confirm')}
            </Button>
          )}
        </>
      }
    >
      {projects.length === 0 ? (
        <p>{t('pin.noProjects')}</p>
      ) : (
        <Select
          label={t('pin.project')}
          options={options}
          value={chosen?.folder ?? null}
          onChange={setFolder}
          placeholder={t('pin.placeholder')}
        />
      )}
      <p className={styles['muted']}>{chosen?.pin ? t('pin.replaces', { spec: chosen.pin.spec }) : t('pin.means')}</p>
    </Dialog>
  );
}

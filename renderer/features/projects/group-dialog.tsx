import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectGroup } from '../../../electron/contract/api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { baseName } from '../../components/home-path.ts';
import { Select } from '../../components/select.tsx';
import { useProjects } from '../../engine/stores.ts';
import { setGroup } from './project-actions.ts';
import { groupOf } from './project-items.ts';
import styles from './projects.module.css';
import { useProjectsView } from './projects-view.ts';

const NO_GROUPS: readonly ProjectGroup[] = [];
const LONGEST_NAME = 64;

/** Asks which group a project belongs to: none, one that is there, or a new one. */
export function GroupDialog() {
  const folder = useProjectsView((view) => view.grouping);
  return folder === null ? null : <Asking key={folder} folder={folder} />;
}

function Asking({ folder }: { readonly folder: string }) {
  const { t } = useTranslation(['projects', 'common']);
  const groups = useProjects(({ value }) => value?.groups ?? NO_GROUPS);
  const current = groupOf(folder, groups);
  const [name, setName] = useState(current ?? '');
  const close = () => useProjectsView.setState({ grouping: null });
  function save(): void {
    close();
    void setGroup(folder, name.trim() === '' ? null : name.trim());
  }
  return (
    <Dialog
      isOpen
      title={t('projects:groupDialog.title', { name: baseName(folder) })}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button tone="primary" onPress={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <p className={styles['muted']}>{t('projects:groupDialog.means')}</p>
      {groups.length > 0 && (
        <Select
          label={t('projects:groupDialog.existing')}
          placeholder={t('projects:groupDialog.new')}
          value={groups.some((group) => group.name === name) ? name : null}
          onChange={setName}
          options={groups.map((group) => ({ value: group.name, label: group.name }))}
        />
      )}
      <Field
        label={t('projects:groupDialog.name')}
        help={t('projects:groupDialog.nameHelp')}
        value={name}
        onChange={(value) => setName(value.slice(0, LONGEST_NAME))}
        onSubmit={save}
      />
    </Dialog>
  );
}

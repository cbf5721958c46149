import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../electron/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { call } from '../../engine/engine.ts';
import { useApp } from '../../engine/stores.ts';
import { describeError } from '../../errors/describe-error.ts';
import { addProject, pickProject } from './project-actions.ts';
import styles from './projects.module.css';
import { useProjectsView } from './projects-view.ts';

/** Takes a folder by its path, or through the host's picker where it has one. */
export function AddProjectDialog() {
  const isAdding = useProjectsView((view) => view.isAdding);
  return isAdding ? <Asking /> : null;
}

function Asking() {
  const { t } = useTranslation(['projects', 'common']);
  const canPick = useApp(({ value }) => value?.capabilities.includes('host.pickFolder') ?? false);
  const [folder, setFolder] = useState('');
  const [problem, setProblem] = useState<ErrorShape | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = () => useProjectsView.setState({ isAdding: false });

  async function save(): Promise<void> {
    const wanted = folder.trim();
    if (wanted === '' || isBusy) return;
    setBusy(true);
    try {
      if (!(await call('projects.inspect', { folder: wanted })).exists)
        setProblem({ code: 'invalid-input', message: wanted });
      else if (await addProject(wanted)) close();
    } catch (thrown) {
      setProblem(toErrorShape(thrown));
    }
    setBusy(false);
  }

  const said =
    problem === null
      ? null
      : problem.code === 'invalid-input'
        ? t('projects:add.noFolder')
        : describeError(problem).title;
  return (
    <Dialog
      isOpen
      title={t('projects:add.title')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button tone="primary" isDisabled={folder.trim() === ''} isBusy={isBusy} onPress={() => void save()}>
            {t('projects:add.confirm')}
          </Button>
        </>
      }
    >
      <Field
        label={t('projects:add.folder')}
        help={t('projects:add.help')}
        placeholder="~/src/…"
        value={folder}
        onChange={(value) => {
          setFolder(value);
          setProblem(null);
        }}
        problem={said}
        isCode
        autoFocus
        onSubmit={() => void save()}
        {...(canPick
          ? {
              after: (
                <Button icon={FolderOpen} onPress={() => void pickProject().then((isAdded) => isAdded && close())}>
                  {t('projects:add.pick')}
                </Button>
              ),
            }
          : {})}
      />
      <p className={styles['muted']}>{t('projects:add.untouched')}</p>
    </Dialog>
  );
}

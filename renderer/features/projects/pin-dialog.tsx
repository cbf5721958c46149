import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Filter } from '../../components/filter.tsx';
import { baseName } from '../../components/home-path.ts';
import { Select } from '../../components/select.tsx';
import { useProjects, useSdks } from '../../engine/stores.ts';
import { type PinOption, pinOptions } from './pin-options.ts';
import { pinGroup, pinProject } from './project-actions.ts';
import { groupOf } from './project-items.ts';
import { askedFor } from './project-standing.ts';
import styles from './projects.module.css';
import { type Pinning, useProjectsView } from './projects-view.ts';

/** Asks which version a project, or its whole group, shall have. */
export function PinDialog() {
  const pinning = useProjectsView((view) => view.pinning);
  return pinning === null ? null : <Asking key={pinning.folder} pinning={pinning} />;
}

const NO_SDKS: Parameters<typeof pinOptions>[0] = [];

function Asking({ pinning }: { readonly pinning: Pinning }) {
  const { t } = useTranslation(['projects', 'common']);
  const { folder } = pinning;
  const options = pinOptions(useSdks(({ value }) => value) ?? NO_SDKS);
  const info = useProjects(({ value }) => value?.projects.find((project) => project.folder === folder));
  const group = useProjects(({ value }) => groupOf(folder, value?.groups ?? []));
  const [spec, setSpec] = useState(pinning.spec ?? info?.pin?.spec ?? options[0]?.spec ?? '');
  const [scope, setScope] = useState(group === null ? 'project' : pinning.scope);
  const name = baseName(folder);
  const asks = info === undefined ? [] : askedFor(info);
  const close = () => useProjectsView.setState({ pinning: null });
  function save(): void {
    const wanted = spec.trim();
    if (wanted === '') return;
    close();
    void (scope === 'group' && group !== null ? pinGroup(group, wanted) : pinProject(folder, wanted));
  }
  const label = ({ version, newest, spec: offered }: PinOption) =>
    newest ? t('projects:pin.newest', { spec: offered, version }) : offered;
  return (
    <Dialog
      isOpen
      title={t('projects:pin.title', { name: scope === 'group' && group !== null ? group : name })}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button tone="primary" isDisabled={spec.trim() === ''} onPress={save}>
            {t('projects:pin.confirm')}
          </Button>
        </>
      }
    >
      {group !== null && (
        <Filter
          label={t('projects:pin.scope')}
          value={scope}
          onChange={setScope}
          options={[
            { value: 'project', label: name },
            { value: 'group', label: t('projects:pin.wholeGroup', { group }) },
          ]}
        />
      )}
      {options.length > 0 && (
        <Select
          label={t('projects:pin.installed')}
          placeholder={t('projects:pin.notInstalled')}
          options={options.map((option) => ({ value: option.spec, label: label(option) }))}
          value={options.some((option) => option.spec === spec) ? spec : null}
          onChange={setSpec}
        />
      )}
      <Field
        label={t('projects:pin.spec')}
        help={t('projects:pin.specHelp')}
        value={spec}
        onChange={setSpec}
        isCode
        onSubmit={save}
      />
      <p className={styles['muted']}>
        {asks.length === 0 ? t('projects:pin.means') : t('projects:pin.meansAndAsks', { asks: asks.join(', ') })}
      </p>
    </Dialog>
  );
}

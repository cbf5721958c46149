import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Filter } from '../../../components/filter.tsx';
import { Menu } from '../../../components/menu.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { switchPreset } from '../go-env/change-go-env.ts';
import { useGoEnv, useGoEnvPresets } from '../go-env/go-env-store.ts';
import { removePreset } from './preset-actions.ts';
import { PresetDialog } from './preset-dialog.tsx';
import { openPresetDialog, usePresetView } from './preset-view.ts';
import styles from './presets.module.css';

/** The presets of Go's settings below the page's heading: the one in effect, the others at one click. */
export function PresetBar() {
  const { t } = useTranslation('goEnv');
  const known = useGoEnvPresets(({ value }) => value);
  const hasReport = useGoEnv(({ value }) => value !== null);
  const editing = usePresetView((view) => view.editing);
  const [switching, setSwitching] = useState<string | null>(null);
  const presets = known?.presets ?? [];
  async function choose(name: string): Promise<void> {
    if (name === known?.active || switching !== null) return;
    setSwitching(name);
    await switchPreset(name);
    setSwitching(null);
  }
  return (
    <section className={styles['bar']} aria-label={t('presets.manage')}>
      {presets.length > 0 ? (
        <>
          <span className={styles['label']}>{t('presets.label')}</span>
          <Filter
            label={t('presets.label')}
            value={switching ?? known?.active ?? ''}
            onChange={(name) => void choose(name)}
            options={presets.map(({ name }) => ({ value: name, label: name }))}
          />
          {switching !== null && <Spinner />}
          {known?.active === null && switching === null && <span className={styles['muted']}>{t('presets.none')}</span>}
        </>
      ) : (
        <span className={styles['muted']}>{known !== null && t('presets.empty')}</span>
      )}
      <span className={styles['actions']}>
        <Button tone="quiet" icon={Plus} isDisabled={!hasReport} onPress={() => openPresetDialog(null)}>
          {t('presets.save')}
        </Button>
        {presets.length > 0 && (
          <Menu
            label={t('presets.manage')}
            actions={[
              ...presets.map(({ name }) => ({
                id: `edit:${name}`,
                label: t('presets.edit', { name }),
                icon: Pencil,
                run: () => openPresetDialog(name),
              })),
              ...presets.map((preset) => ({
                id: `remove:${preset.name}`,
                label: t('presets.remove', { name: preset.name }),
                icon: Trash2,
                tone: 'bad' as const,
                run: () => void removePreset(preset),
              })),
            ]}
          />
        )}
      </span>
      {editing !== null && hasReport && <PresetDialog key={editing.name} name={editing.name} />}
    </section>
  );
}

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Filter } from '../../../components/filter.tsx';
import { Menu } from '../../../components/menu.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { switchProfile } from '../go-env/change-go-env.ts';
import { useGoEnv, useGoEnvProfiles } from '../go-env/go-env-store.ts';
import { removeProfile } from './profile-actions.ts';
import { ProfileDialog } from './profile-dialog.tsx';
import { openProfileDialog, useProfileView } from './profile-view.ts';
import styles from './profiles.module.css';

/** The profiles of Go's settings below the page's heading: the one in effect, the others at one click. */
export function ProfileBar() {
  const { t } = useTranslation('goEnv');
  const known = useGoEnvProfiles(({ value }) => value);
  const hasReport = useGoEnv(({ value }) => value !== null);
  const editing = useProfileView((view) => view.editing);
  const [switching, setSwitching] = useState<string | null>(null);
  const profiles = known?.profiles ?? [];
  async function choose(name: string): Promise<void> {
    if (name === known?.active || switching !== null) return;
    setSwitching(name);
    await switchProfile(name);
    setSwitching(null);
  }
  return (
    <section className={styles['bar']} aria-label={t('profiles.manage')}>
      {profiles.length > 0 ? (
        <>
          <span className={styles['label']}>{t('profiles.label')}</span>
          <Filter
            label={t('profiles.label')}
            value={switching ?? known?.active ?? ''}
            onChange={(name) => void choose(name)}
            options={profiles.map(({ name }) => ({ value: name, label: name }))}
          />
          {switching !== null && <Spinner />}
          {known?.active === null && switching === null && (
            <span className={styles['muted']}>{t('profiles.none')}</span>
          )}
        </>
      ) : (
        <span className={styles['muted']}>{known !== null && t('profiles.empty')}</span>
      )}
      <span className={styles['actions']}>
        <Button tone="quiet" icon={Plus} isDisabled={!hasReport} onPress={() => openProfileDialog(null)}>
          {t('profiles.save')}
        </Button>
        {profiles.length > 0 && (
          <Menu
            label={t('profiles.manage')}
            actions={[
              ...profiles.map(({ name }) => ({
                id: `edit:${name}`,
                label: t('profiles.edit', { name }),
                icon: Pencil,
                run: () => openProfileDialog(name),
              })),
              ...profiles.map((profile) => ({
                id: `remove:${profile.name}`,
                label: t('profiles.remove', { name: profile.name }),
                icon: Trash2,
                tone: 'bad' as const,
                run: () => void removeProfile(profile),
              })),
            ]}
          />
        )}
      </span>
      {editing !== null && hasReport && <ProfileDialog key={editing.name} name={editing.name} />}
    </section>
  );
}

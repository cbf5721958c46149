import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useSdks } from '../../engine/stores.ts';
import { adoptSdk } from './version-actions.ts';
import { labelOf } from './version-row.ts';
import styles from './versions.module.css';
import { useVersionsView } from './versions-view.ts';

const MODES = ['copy', 'link'] as const;

/** Asks how an SDK found elsewhere comes to GoSwitch. */
export function AdoptDialog() {
  const { t } = useTranslation('versions');
  const adopting = useVersionsView((view) => view.adopting);
  const sdk = useSdks(({ value }) => value?.find(({ id }) => id === adopting));
  if (sdk === undefined) return null;
  const close = () => useVersionsView.setState({ adopting: null });
  return (
    <Dialog isOpen title={t('adopt.title', { version: labelOf(sdk.version) })} onClose={close}>
      <p>{t('adopt.from', { root: sdk.root })}</p>
      {MODES.map((mode) => (
        <div key={mode} className={styles['choice']}>
          <p>{t(`adopt.${mode}Hint`)}</p>
          <Button
            tone={mode === 'copy' ? 'primary' : 'plain'}
            autoFocus={mode === 'copy'}
            onPress={() => {
              close();
              void adoptSdk(sdk, mode);
            }}
          >
            {t(`adopt.${mode}`)}
          </Button>
        </div>
      ))}
    </Dialog>
  );
}

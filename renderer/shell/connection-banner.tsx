import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Spinner } from '../components/spinner.tsx';
import { reconnectNow, useConnection } from '../engine/connection.ts';
import styles from './shell.module.css';

/** Says that what is shown may be old, and when it will be new again. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const state = useConnection((connection) => connection.state);
  if (state === 'refused') {
    return (
      <div role="alert" className={styles['banner']}>
        <Unplug size={16} />
        {t('sessionEnded')}
      </div>
    );
  }
  if (state !== 'lost') return null;
  return (
    <div role="alert" className={styles['banner']}>
      <Unplug size={16} />
      {t('connectionLost')}
      <Spinner label={t('reconnecting')} />
      <Button onPress={reconnectNow}>{t('reconnectNow')}</Button>
    </div>
  );
}

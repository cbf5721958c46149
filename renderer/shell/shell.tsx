import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { Feature } from '../app/feature.ts';
import { ConfirmHost } from '../components/confirm.tsx';
import { ToastRegion } from '../components/toast-region.tsx';
import { currentLanguage } from '../i18n/i18n.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { Navigation } from './navigation.tsx';
import { PageOutlet } from './page-outlet.tsx';
import { PaletteHost } from './palette-host.tsx';
import styles from './shell.module.css';
import { followShortcuts } from './shortcuts.ts';

/** The frame: navigation, the page of the address, and what lies over both. */
export function Shell({ features }: { readonly features: readonly Feature[] }) {
  const { t } = useTranslation('shell');
  useEffect(() => followShortcuts(), []);
  return (
    <I18nProvider locale={currentLanguage()}>
      <div className={styles['shell']}>
        <button type="button" className={styles['skip']} onClick={() => document.getElementById('content')?.focus()}>
          {t('skipToContent')}
        </button>
        <ConnectionBanner />
        <div className={styles['body']}>
          <Navigation features={features} />
          <PageOutlet features={features} />
        </div>
      </div>
      <PaletteHost />
      <ConfirmHost />
      <ToastRegion />
    </I18nProvider>
  );
}

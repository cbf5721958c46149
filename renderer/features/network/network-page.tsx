import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { IndexCard } from './index-card.tsx';
import { useNetwork } from './network-store.ts';
import { ProxyCard } from './proxy-card.tsx';
import { SourcesCard } from './sources-card.tsx';

export function NetworkPage() {
  const { t } = useTranslation('shell');
  useEffect(() => void useNetwork.refresh(), []);
  return (
    <Page title={t('pages.network')}>
      <SourcesCard />
      <IndexCard />
      <ProxyCard />
    </Page>
  );
}

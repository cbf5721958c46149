import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function NetworkPage() {
  const { t } = useTranslation(['network', 'shell']);
  return (
    <Page title={t('shell:pages.network')}>
      <EmptyState title={t('network:comingSoon')} />
    </Page>
  );
}

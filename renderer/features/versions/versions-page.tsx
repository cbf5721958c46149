import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function VersionsPage() {
  const { t } = useTranslation(['versions', 'shell']);
  return (
    <Page title={t('shell:pages.versions')}>
      <EmptyState title={t('versions:comingSoon')} />
    </Page>
  );
}

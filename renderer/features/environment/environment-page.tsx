import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function EnvironmentPage() {
  const { t } = useTranslation(['environment', 'shell']);
  return (
    <Page title={t('shell:pages.environment')}>
      <EmptyState title={t('environment:comingSoon')} />
    </Page>
  );
}

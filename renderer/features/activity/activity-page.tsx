import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function ActivityPage() {
  const { t } = useTranslation(['activity', 'shell']);
  return (
    <Page title={t('shell:pages.activity')}>
      <EmptyState title={t('activity:title')} />
    </Page>
  );
}

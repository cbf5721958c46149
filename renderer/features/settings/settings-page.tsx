import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell']);
  return (
    <Page title={t('shell:pages.settings')}>
      <EmptyState title={t('settings:title')} />
    </Page>
  );
}

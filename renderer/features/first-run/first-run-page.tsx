import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function FirstRunPage() {
  const { t } = useTranslation(['firstRun', 'shell']);
  return (
    <Page title={t('shell:pages.first-run')}>
      <EmptyState title={t('firstRun:title')} />
    </Page>
  );
}

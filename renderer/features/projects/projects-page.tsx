import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

export function ProjectsPage() {
  const { t } = useTranslation(['projects', 'shell']);
  return (
    <Page title={t('shell:pages.projects')}>
      <EmptyState title={t('projects:comingSoon')} />
    </Page>
  );
}

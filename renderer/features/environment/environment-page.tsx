import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../i18n/i18n.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { checkEnvironment, checkWhenOld, useLastCheck } from './environment-stores.ts';
import { PathCard } from './path-card.tsx';
import type { ProfileEdit } from './profile-changes.ts';
import { ProofCard } from './proof-card.tsx';
import { SetupCard } from './setup-card.tsx';

export function EnvironmentPage() {
  const { t } = useTranslation(['environment', 'shell']);
  const format = useFormat();
  const { atMs, isChecking } = useLastCheck();
  const [edit, setEdit] = useState<ProfileEdit | null>(null);
  useEffect(() => void checkWhenOld(), []);
  const hint = atMs === null || isChecking ? {} : { hint: t('environment:checked', { when: format.relativeTime(atMs, Date.now()) }) };
  return (
    <Page
      title={t('shell:pages.environment')}
      {...hint}
      actions={
        <Button icon={RefreshCw} isBusy={isChecking} onPress={() => void checkEnvironment()}>
          {t('environment:check')}
        </Button>
      }
    >
      <SetupCard onEdit={setEdit} />
      <ProofCard onEdit={setEdit} />
      <PathCard />
      {edit !== null && <ChangeDialog edit={edit} onClose={() => setEdit(null)} />}
    </Page>
  );
}

import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { navigate, useRoute } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { useFormat } from '../../i18n/i18n.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { checkEnvironment, checkWhenOld, useLastCheck } from './environment-stores.ts';
import { PathCard } from './path-card.tsx';
import { type ProfileEdit, SET_UP } from './profile-changes.ts';
import { ProofCard } from './proof-card.tsx';
import { SetupCard } from './setup-card.tsx';

export function EnvironmentPage() {
  const { t } = useTranslation(['environment', 'shell']);
  const format = useFormat();
  const { atMs, isChecking } = useLastCheck();
  const [edit, setEdit] = useState<ProfileEdit | null>(null);
  useEffect(() => void checkWhenOld(), []);
  useAddress(setEdit);
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

/** `#/environment/set-up` shows what set-up would change. The address is the page's own again at once, so that going back does not ask anew. */
function useAddress(open: (edit: ProfileEdit) => void): void {
  const named = useRoute(({ path }) => path[0]);
  useEffect(() => {
    if (named !== 'set-up') return;
    navigate('environment', { replace: true });
    open(SET_UP);
  }, [named, open]);
}

import { FileJson, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { navigate, useRoute } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../components/now.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { ChangeDialog } from './change-dialog.tsx';
import styles from './doctor.module.css';
import { checkEnvironment, checkWhenOld, useLastCheck } from './doctor-stores.ts';
import { FindingsCard } from './findings/findings-card.tsx';
import { useFindings } from './findings/findings-store.ts';
import { PathCard } from './path-card.tsx';
import { type ProfileEdit, SET_UP } from './profile-changes.ts';
import { ProgramsCard } from './programs/programs-card.tsx';
import { ProgramsPage } from './programs/programs-page.tsx';
import { SelfTestCard } from './self-test/self-test-card.tsx';
import { SetupCard } from './setup-card.tsx';
import { ShellChecksCard } from './shell-checks-card.tsx';
import { SnapshotDialog } from './snapshot/snapshot-dialog.tsx';
import { useSnapshotView } from './snapshot/snapshot-view.ts';

/** `#/environment`, and below it `programs`. */
export function DoctorPage() {
  const [part] = useRoute((route) => route.path);
  const isPrograms = part === 'programs';
  const shown = useRef(isPrograms);
  useEffect(() => {
    // The button that led here is gone: the keyboard goes on in what took the page's place.
    if (shown.current !== isPrograms && document.activeElement === document.body)
      document.getElementById('content')?.focus();
    shown.current = isPrograms;
  }, [isPrograms]);
  return (
    <>
      {isPrograms ? <ProgramsPage /> : <Overview />}
      <SnapshotDialog />
    </>
  );
}

function Overview() {
  const { t } = useTranslation(['doctor', 'shell', 'snapshot']);
  const isChecking = useLastCheck((last) => last.isChecking);
  const [edit, setEdit] = useState<ProfileEdit | null>(null);
  useEffect(() => void checkWhenOld(), []);
  useAddress(setEdit);
  return (
    <Page
      title={t('shell:pages.environment')}
      hint={<Checked />}
      actions={
        <>
          <Button icon={FileJson} onPress={() => useSnapshotView.setState({ isOpen: true })}>
            {t('snapshot:open')}
          </Button>
          <Button icon={RefreshCw} isBusy={isChecking} onPress={() => void checkEnvironment()}>
            {t('doctor:check')}
          </Button>
        </>
      }
    >
      <FindingsCard />
      <div className={styles['pair']}>
        <ProgramsCard />
        <SelfTestCard />
      </div>
      <SetupCard onEdit={setEdit} />
      <ShellChecksCard onEdit={setEdit} />
      <PathCard />
      {edit !== null && <ChangeDialog edit={edit} onClose={() => setEdit(null)} />}
    </Page>
  );
}

/**
 * `#/environment/set-up` shows what set-up would change. The address is the page's own again at once, so that going
 * back does not ask again.
 */
function useAddress(open: (edit: ProfileEdit) => void): void {
  const named = useRoute(({ path }) => path[0]);
  useEffect(() => {
    if (named !== 'set-up') return;
    navigate('environment', { replace: true });
    open(SET_UP);
  }, [named, open]);
}

/** `checked 4 sec. ago` */
function Checked() {
  const { t } = useTranslation('doctor');
  const format = useFormat();
  const at = useFindings(({ value }) => value?.at);
  const nowMs = useNow(5000);
  return at === undefined ? null : t('checked', { when: format.age(at, nowMs) });
}

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, fromErrorShape, toErrorShape } from '../../../../electron/contract/errors.ts';
import type { ProfileChange, ProfileLine } from '../../../../electron/contract/profiles.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { DiffView } from '../../../components/diff-view.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { homePath } from '../../../components/home-path.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { useApp } from '../../../engine/stores.ts';
import { t as say } from '../../../i18n/i18n.ts';
import { renewGoEnv, undoGoEnv } from './change-go-env.ts';
import styles from './go-env.module.css';
import { useOverruled } from './go-env-store.ts';

/** Shows a line of a profile as it would be commented out, and does so when told to. */
export function LineFixDialog({ line, onClose }: { readonly line: ProfileLine; readonly onClose: () => void }) {
  const { t } = useTranslation(['goEnv', 'common']);
  const userHome = useApp(({ value }) => value?.userHome);
  const [change, setChange] = useState<ProfileChange | null>(null);
  const [error, setError] = useState<ErrorShape | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isStale = false;
    call('profiles.previewFix', placeOf(line)).then(
      (found) => {
        if (isStale) return;
        setChange(found);
        setError(found.problem);
      },
      (thrown) => {
        if (!isStale) setError(toErrorShape(thrown));
      },
    );
    return () => {
      isStale = true;
    };
  }, [line]);

  async function apply(): Promise<void> {
    setBusy(true);
    try {
      const done = await call('profiles.applyFix', placeOf(line));
      if (done.problem !== null) throw fromErrorShape(done.problem);
      tellFixed(line, done.journalId, userHome);
      useOverruled.setState(({ overruled }) => ({
        overruled: overruled.filter((one) => one.line?.file !== line.file || one.line.line !== line.line),
      }));
      onClose();
    } catch (thrown) {
      setError(toErrorShape(thrown));
      setBusy(false);
    }
    await renewGoEnv();
  }

  return (
    <Dialog
      isOpen
      size="large"
      title={t('goEnv:overruled.dialog')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button
            tone="primary"
            isBusy={isBusy}
            isDisabled={change === null || change.diff === ''}
            onPress={() => void apply()}
          >
            {t('goEnv:overruled.apply')}
          </Button>
        </>
      }
    >
      <p className={styles['muted']}>{t('goEnv:overruled.means')}</p>
      {error !== null && <ErrorNotice error={error} />}
      {change === null && error === null && <Skeleton rows={3} />}
      {change !== null && change.diff !== '' && <DiffView diff={change.diff} title={homePath(change.file, userHome)} />}
    </Dialog>
  );
}

function placeOf({ file, line, text }: ProfileLine) {
  return { file, line, text };
}

function tellFixed({ file, line }: ProfileLine, journalId: string | null, userHome: string | undefined): void {
  const place = `${homePath(file, userHome)}:${line}`;
  toast({
    text: () => say('goEnv:overruled.applied', { place }),
    ...(journalId === null ? {} : { action: { label: () => say('common:undo'), run: () => undoGoEnv(journalId) } }),
  });
}

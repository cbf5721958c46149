import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../electron/contract/errors.ts';
import type { ProfileChange } from '../../../electron/contract/profiles.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DiffView } from '../../components/diff-view.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { homePath } from '../../components/home-path.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { Switch } from '../../components/switch.tsx';
import { useApp } from '../../engine/stores.ts';
import styles from './doctor.module.css';
import { applyEdit, canForce, changedFiles, type ProfileEdit } from './profile-changes.ts';

/** Shows what an edit would do to each file, and does it when told to. */
export function ChangeDialog({ edit, onClose }: { readonly edit: ProfileEdit; readonly onClose: () => void }) {
  const { t } = useTranslation(['doctor', 'common']);
  const [changes, setChanges] = useState<readonly ProfileChange[] | null>(null);
  const [error, setError] = useState<ErrorShape | null>(null);
  const [force, setForce] = useState(false);
  const [wasForceable, setForceable] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let isStale = false;
    edit.preview(force).then(
      (found) => {
        if (isStale) return;
        setChanges(found);
        setError(null);
        setForceable((before) => before || canForce(found));
      },
      (thrown) => {
        if (!isStale) setError(toErrorShape(thrown));
      },
    );
    return () => {
      isStale = true;
    };
  }, [edit, force, attempt]);

  async function apply(): Promise<void> {
    setBusy(true);
    const isWhole = await applyEdit(edit, force);
    setBusy(false);
    if (isWhole) onClose();
    else setAttempt((count) => count + 1);
  }

  const count = changes === null ? 0 : changedFiles(changes).length;
  return (
    <Dialog
      isOpen
      size="large"
      title={t(`doctor:change.${edit.kind}`)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t(count === 0 && changes !== null ? 'common:close' : 'common:cancel')}</Button>
          {(count > 0 || changes === null) && (
            <Button tone="primary" isDisabled={count === 0} isBusy={isBusy} onPress={() => void apply()}>
              {t(`doctor:apply.${edit.kind}`, { count })}
            </Button>
          )}
        </>
      }
    >
      <p className={styles['muted']}>{t(`doctor:means.${edit.kind}`)}</p>
      {error !== null && <ErrorNotice error={error} onRetry={() => setAttempt((done) => done + 1)} />}
      {changes === null && error === null && <Skeleton rows={4} />}
      {changes !== null && <Changes changes={changes} />}
      {wasForceable && <Switch label={t('doctor:force')} isOn={force} onChange={setForce} />}
    </Dialog>
  );
}

/** What changes first, what is refused with its reason, and how many stay as they are. */
function Changes({ changes }: { readonly changes: readonly ProfileChange[] }) {
  const { t } = useTranslation('doctor');
  const userHome = useApp(({ value }) => value?.userHome);
  const refused = changes.filter(({ action }) => action === 'refused');
  const unchanged = changes.filter(({ action }) => action === 'unchanged').length;
  return (
    <div className={styles['changes']}>
      {changedFiles(changes).map((change) => (
        <DiffView
          key={change.file}
          diff={change.diff}
          title={`${homePath(change.file, userHome)} (${t(`action.${change.action}`)})`}
        />
      ))}
      {refused.map(
        ({ file, problem }) =>
          problem !== null && (
            <div key={file} className={styles['refused']}>
              <code>{homePath(file, userHome)}</code>
              <ErrorNotice error={problem} isPlain />
            </div>
          ),
      )}
      {unchanged > 0 && <p className={styles['muted']}>{t('unchanged', { count: unchanged })}</p>}
    </div>
  );
}

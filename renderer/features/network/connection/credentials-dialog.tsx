import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppProxyState } from '../../../../electron/contract/api.ts';
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t as say } from '../../../i18n/i18n.ts';
import { useNetwork } from '../network-store.ts';
import styles from './connection.module.css';

/** User name and password of the proxy. What is kept is never shown: only replaced or forgotten. */
export function CredentialsDialog({
  proxy: { credentials, keptIn },
  onClose,
}: {
  readonly proxy: AppProxyState;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['network', 'common']);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorShape | null>(null);

  async function keep(given: { username: string; password: string } | null): Promise<void> {
    setBusy(true);
    setError(null);
    const state = await runAction(() => call('network.setProxyCredentials', { credentials: given }), {
      onError: setError,
    });
    setBusy(false);
    if (state === undefined) return;
    useNetwork.receive({ ok: true, value: state });
    toast({ text: () => say(given === null ? 'network:credentials.forgotten' : 'network:credentials.saved') });
    onClose();
  }
  function save(): void {
    setTried(true);
    if (username !== '') void keep({ username, password });
  }

  return (
    <Dialog
      isOpen
      title={t('network:credentials.title')}
      onClose={onClose}
      actions={
        <>
          {credentials !== 'none' && (
            <Button isDisabled={isBusy} onPress={() => void keep(null)}>
              {t('network:credentials.forget')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} onPress={save}>
            {t('network:credentials.save')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      <Field
        label={t('network:credentials.username')}
        value={username}
        onChange={setUsername}
        problem={isTried && username === '' ? t('network:credentials.missing') : null}
        autoFocus
        onSubmit={save}
      />
      <Field
        label={t('network:credentials.password')}
        value={password}
        onChange={setPassword}
        isSecret
        onSubmit={save}
      />
      <p className={styles['muted']}>
        {t(`network:credentials.where.${keptIn}`)} {t('network:credentials.never')}
      </p>
    </Dialog>
  );
}

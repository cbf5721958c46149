import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../../electron/contract/errors.ts';
import type { ProfileChange } from '../../../../electron/contract/profiles.ts';
import type { ProxyValues } from '../../../../electron/contract/terminal-proxy.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { DiffView } from '../../../components/diff-view.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Field } from '../../../components/field.tsx';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from '../network.module.css';
import { applyTerminalProxy, previewTerminalProxy } from './terminal-proxy-actions.ts';
import { type TerminalProxyEdit, useTerminalProxyView } from './terminal-proxy-store.ts';
import { proxyValues, writtenFiles } from './terminal-proxy-values.ts';

/** Shows what giving terminals a proxy, or taking it away, would do to each file, and does it when told to. */
export function TerminalProxyDialog({
  edit,
  suggested,
}: {
  readonly edit: TerminalProxyEdit;
  readonly suggested: ProxyValues | null;
}) {
  const { t } = useTranslation(['network', 'common']);
  const isGiving = edit.kind === 'give';
  const [address, setAddress] = useState((isGiving ? edit.proxy : null) ?? suggested?.HTTPS_PROXY ?? '');
  const [bypass, setBypass] = useState(suggested?.NO_PROXY ?? 'localhost,127.0.0.1,::1');
  const [isBusy, setBusy] = useState(false);
  const values = isGiving ? proxyValues(address, bypass) : null;
  const { changes, error, setChanges, setError } = usePreview(values, isGiving && values === null);
  const close = () => useTerminalProxyView.setState({ edit: null });
  const count = writtenFiles(changes).length;

  async function apply(): Promise<void> {
    setBusy(true);
    const refused = await applyTerminalProxy(values, setError);
    setBusy(false);
    if (refused?.length === 0) close();
    else if (refused !== undefined) setChanges(refused);
  }

  return (
    <Dialog
      isOpen
      size="large"
      title={t('network:terminals.title')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button tone="primary" isBusy={isBusy} isDisabled={count === 0} onPress={() => void apply()}>
            {t('network:terminals.write', { count })}
          </Button>
        </>
      }
    >
      <p className={styles['muted']}>{t(isGiving ? 'network:terminals.giveMeans' : 'network:terminals.takeMeans')}</p>
      {isGiving && (
        <>
          <Field
            label={t('network:connection.url')}
            help={t('network:terminals.addressHelp')}
            value={address}
            onChange={setAddress}
            problem={address !== '' && values === null ? t('network:connection.urlProblem') : null}
            isCode
            autoFocus
            inputMode="url"
          />
          <Field
            label={t('network:connection.bypass')}
            help={t('network:connection.bypassHelp')}
            value={bypass}
            onChange={setBypass}
            isCode
          />
        </>
      )}
      {error !== null && <ErrorNotice error={error} />}
      <Changes changes={changes} />
    </Dialog>
  );
}

/** A pause in typing. */
const PAUSE_MS = 300;

/** An answer to older values is dropped. */
function usePreview(values: ProxyValues | null, isIncomplete: boolean) {
  const [changes, setChanges] = useState<readonly ProfileChange[]>([]);
  const [error, setError] = useState<ErrorShape | null>(null);
  const wanted = JSON.stringify(values);
  useEffect(() => {
    if (isIncomplete) return setChanges([]);
    let isStale = false;
    const timer = setTimeout(() => {
      previewTerminalProxy(JSON.parse(wanted)).then(
        (found) => {
          if (isStale) return;
          setChanges(found);
          setError(null);
        },
        (thrown) => {
          if (!isStale) setError(toErrorShape(thrown));
        },
      );
    }, PAUSE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [wanted, isIncomplete]);
  return { changes, error, setChanges, setError };
}

function Changes({ changes }: { readonly changes: readonly ProfileChange[] }) {
  const { t } = useTranslation('common');
  const userHome = useApp(({ value }) => value?.userHome);
  const isSame = changes.length > 0 && changes.every(({ action }) => action === 'unchanged');
  return (
    <>
      {isSame && <p className={styles['muted']}>{t('noChanges')}</p>}
      {writtenFiles(changes).map(({ file, diff }) => (
        <DiffView key={file} diff={diff} title={homePath(file, userHome)} />
      ))}
      {changes.map(({ file, problem }) => problem !== null && <ErrorNotice key={file} error={problem} isPlain />)}
    </>
  );
}

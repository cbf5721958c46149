import { useTranslation } from 'react-i18next';
import type { TerminalProxyFile } from '../../../../electron/contract/terminal-proxy.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { homePath } from '../../../components/home-path.ts';
import { useApp } from '../../../engine/stores.ts';
import styles from '../network.module.css';
import { TerminalProxyDialog } from './terminal-proxy-dialog.tsx';
import { useTerminalProxy, useTerminalProxyView } from './terminal-proxy-store.ts';

/** The proxy that GoSwitch gave to terminals, for Go and everything else that is started there. */
export function TerminalProxyCard() {
  const { t } = useTranslation('network');
  const { value: state, error } = useTerminalProxy();
  const edit = useTerminalProxyView((view) => view.edit);
  const given = (state?.files ?? []).filter((file) => file.state !== 'missing');
  return (
    <Card
      title={t('terminals.title')}
      hint={t('terminals.hint')}
      actions={
        <>
          {given.length > 0 && (
            <Button onPress={() => useTerminalProxyView.setState({ edit: { kind: 'take' } })}>
              {t('terminals.take')}
            </Button>
          )}
          <Button
            isDisabled={state === null}
            onPress={() => useTerminalProxyView.setState({ edit: { kind: 'give', proxy: null } })}
          >
            {t('terminals.give')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void useTerminalProxy.refresh()} />}
        {state !== null && given.length === 0 && <p className={styles['muted']}>{t('terminals.none')}</p>}
        {given.map((file) => (
          <GivenFile key={file.file} file={file} />
        ))}
      </div>
      {edit !== null && state !== null && <TerminalProxyDialog edit={edit} suggested={state.suggested} />}
    </Card>
  );
}

function GivenFile({ file: { file, state, line, variables, isExposed } }: { readonly file: TerminalProxyFile }) {
  const { t } = useTranslation('network');
  const userHome = useApp(({ value }) => value?.userHome);
  return (
    <p>
      <code>{line === null ? homePath(file, userHome) : `${homePath(file, userHome)}:${line}`}</code>{' '}
      <Chip tone={state === 'in-place' ? 'ok' : 'warn'}>{t(`terminals.state.${state}`)}</Chip>{' '}
      {isExposed && <Chip tone="bad">{t('terminals.exposed')}</Chip>}{' '}
      <span className={styles['muted']}>{variables?.HTTPS_PROXY ?? variables?.ALL_PROXY ?? ''}</span>
    </p>
  );
}

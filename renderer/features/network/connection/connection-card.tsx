import { KeyRound, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppProxyState } from '../../../../electron/contract/api.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { homePath } from '../../../components/home-path.ts';
import { KeyValues } from '../../../components/key-values.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useApp, useSettings } from '../../../engine/stores.ts';
import { useNetwork } from '../network-store.ts';
import styles from './connection.module.css';
import { ConnectionDialog } from './connection-dialog.tsx';
import { useConnectionView } from './connection-view.ts';
import { CredentialsDialog } from './credentials-dialog.tsx';

/** How GoSwitch itself connects, who says so, and the ways to change it. */
export function ConnectionCard() {
  const { t } = useTranslation('network');
  const { value: state, error } = useNetwork();
  const settings = useSettings(({ value }) => value?.settings);
  const dialog = useConnectionView((view) => view.dialog);
  const close = () => useConnectionView.setState({ dialog: null });
  if (state === null && error !== null) return null;
  return (
    <Card
      title={t('proxy.title')}
      {...(state === null ? {} : { hint: state.appProxy.proxy ?? t('proxy.direct') })}
      actions={
        <>
          <Button
            icon={KeyRound}
            isDisabled={state === null}
            onPress={() => useConnectionView.setState({ dialog: 'credentials' })}
          >
            {t('proxy.credentials')}
          </Button>
          <Button
            isDisabled={settings === undefined}
            onPress={() => useConnectionView.setState({ dialog: 'connection' })}
          >
            {t('proxy.change')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        {state === null ? <Skeleton rows={2} /> : <Facts proxy={state.appProxy} caFile={settings?.caFile ?? ''} />}
      </div>
      {dialog === 'connection' && settings !== undefined && <ConnectionDialog settings={settings} onClose={close} />}
      {dialog === 'credentials' && state !== null && <CredentialsDialog proxy={state.appProxy} onClose={close} />}
    </Card>
  );
}

function Facts({ proxy, caFile }: { readonly proxy: AppProxyState; readonly caFile: string }) {
  const { t } = useTranslation('network');
  const userHome = useApp(({ value }) => value?.userHome);
  const { mode, by, variable, problem, credentials, keptIn, environment } = proxy;
  const who =
    by === 'environment'
      ? variable === null
        ? t('proxy.by.environmentUnnamed')
        : t('proxy.by.environment', { variable })
      : t(`proxy.by.${by}`);
  return (
    <>
      <p>
        <Chip>{t(`proxy.mode.${mode}`)}</Chip> {who}
      </p>
      {problem !== null && (
        <p className={styles['warn']}>
          <TriangleAlert size={15} /> {t(`proxy.problem.${problem}`)}
        </p>
      )}
      {credentials === 'kept' && <p className={styles['muted']}>{t(`proxy.kept.${keptIn}`)}</p>}
      {credentials === 'sealed' && <p className={styles['warn']}>{t('proxy.sealed')}</p>}
      {caFile !== '' && <p className={styles['muted']}>{t('proxy.caFile', { file: homePath(caFile, userHome) })}</p>}
      {environment.length > 0 && (
        <section aria-label={t('proxy.variables')} className={styles['variables']}>
          <p className={styles['muted']}>{t('proxy.variables')}</p>
          <KeyValues items={environment.map(({ name, value }) => ({ key: name, value: <code>{value}</code> }))} />
        </section>
      )}
    </>
  );
}

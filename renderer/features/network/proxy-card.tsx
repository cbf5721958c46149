import { useTranslation } from 'react-i18next';
import { Card } from '../../components/card.tsx';
import { KeyValues } from '../../components/key-values.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import styles from './network.module.css';
import { useNetwork } from './network-store.ts';

/** How GoSwitch itself reaches the sources. */
export function ProxyCard() {
  const { t } = useTranslation('network');
  const { value: state, isLoading } = useNetwork();
  if (state === null && !isLoading) return null;
  const environment = state?.appProxy.environment ?? [];
  const proxy = state?.appProxy.proxy ?? null;
  return (
    <Card title={t('proxy.title')} {...(state === null ? {} : { hint: proxy ?? t('proxy.direct') })}>
      <div className={styles['body']}>
        {state === null ? (
          <Skeleton rows={1} />
        ) : (
          <p className={styles['muted']}>{t(environment.length === 0 ? 'proxy.nothing' : 'proxy.variables')}</p>
        )}
        {environment.length > 0 && <KeyValues items={environment.map(({ name, value }) => ({ key: name, value: <code>{value}</code> }))} />}
      </div>
    </Card>
  );
}

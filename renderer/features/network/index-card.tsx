import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexState } from '../../../electron/contract/api.ts';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { KeyValues } from '../../components/key-values.tsx';
import { runAction } from '../../components/run-action.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useReleases, useSettings } from '../../engine/stores.ts';
import { t, useFormat } from '../../i18n/i18n.ts';
import styles from './network.module.css';

/** The list of releases that is kept: how old, from where, and whether it can be relied on. */
export function IndexCard() {
  const { t } = useTranslation('network');
  const { value: table, error, isLoading } = useReleases();
  const [isBusy, setBusy] = useState(false);
  const index = table?.index ?? null;
  async function refresh(): Promise<void> {
    setBusy(true);
    await refreshIndex();
    setBusy(false);
  }
  return (
    <Card
      title={t('index.title')}
      {...(index === null ? {} : { hint: <StateChip index={index} /> })}
      actions={
        <Button icon={RefreshCw} isBusy={isBusy} onPress={() => void refresh()}>
          {t('index.refresh')}
        </Button>
      }
    >
      <div className={styles['body']}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void refresh()} />}
        {index !== null ? (
          <Facts index={index} />
        ) : isLoading && table === null ? (
          <Skeleton rows={2} />
        ) : (
          <p className={styles['muted']}>{t('index.never')}</p>
        )}
      </div>
    </Card>
  );
}

function StateChip({ index }: { readonly index: IndexState }) {
  const { t } = useTranslation('network');
  if (index.stale !== null) return <Chip tone="warn">{t('index.stale')}</Chip>;
  return index.trusted ? <Chip tone="ok">{t('index.current')}</Chip> : <Chip tone="warn">{t('index.untrusted')}</Chip>;
}

function Facts({ index }: { readonly index: IndexState }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const rows = useReleases(({ value }) => value?.rows) ?? [];
  const maxAge = useSettings(({ value }) => value?.settings.indexMaxAgeMinutes);
  const newest = rows.find(({ stable }) => stable)?.version ?? rows[0]?.version ?? '';
  const items = [
    {
      key: t('index.fetched'),
      value: <span title={format.dateTime(index.fetchedAt)}>{format.relativeTime(index.fetchedAt, Date.now())}</span>,
    },
    { key: t('index.from'), value: <code>{index.source}</code> },
    {
      key: t('index.holds'),
      value: t('index.count', { count: rows.length, number: format.number(rows.length), newest }),
    },
    ...(maxAge === undefined ? [] : [{ key: t('index.maxAge'), value: format.duration(maxAge * 60_000) }]),
  ];
  return (
    <>
      {index.stale !== null && (
        <p role="status" className={styles['muted']} title={index.stale.reason}>
          {t('index.staleWhy')}
        </p>
      )}
      <KeyValues items={items} />
    </>
  );
}

/** Asks the sources for their releases, whatever the age of the list. */
async function refreshIndex(): Promise<void> {
  const table = await runAction(() => call('releases.refresh'));
  if (table === undefined) return;
  useReleases.receive({ ok: true, value: table });
  if (table.index?.stale == null) toast({ text: () => t('network:index.refreshed') });
}

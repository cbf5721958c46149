import { ShieldAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../../../electron/contract/api.ts';
import type { SourceProbe } from '../../../../electron/contract/probe.ts';
import { navigate } from '../../../app/route.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { Chip } from '../../../components/chip.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Menu } from '../../../components/menu.tsx';
import { ReorderList } from '../../../components/reorder-list.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSettings } from '../../../engine/stores.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import styles from '../network.module.css';
import { useNetwork } from '../network-store.ts';
import { useProbe, useProbeJob } from '../probe/probe-store.ts';
import { presetsToOffer } from './mirror-presets.ts';
import { addSource, moveAndSave, sortByProbe, testSources } from './source-actions.ts';
import { hasTrustedSource, shownSources } from './source-order.ts';

/** Where releases come from, in the order they are tried. */
export function SourcesCard() {
  const { t } = useTranslation('network');
  const { value: state, error } = useNetwork();
  const settings = useSettings(({ value }) => value?.settings);
  const probes = useSourceProbes();
  const sources = shownSources(state?.sources ?? [], settings?.sources ?? []);
  return (
    <Card title={t('sources.title')} hint={t('sources.hint')} actions={<Actions />}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void useNetwork.refresh()} />}
      {state === null && error === null && <Skeleton rows={3} />}
      {state !== null && !hasTrustedSource(state.sources) && (
        <p role="status" className={styles['warning']}>
          <ShieldAlert size={16} /> {t('sources.noneTrusted')}
        </p>
      )}
      {state !== null && (
        <>
          <ReorderList
            label={t('sources.list')}
            onMove={moveAndSave}
            items={sources.map((source) => ({
              id: source.name,
              name: source.name,
              content: <SourceWords source={source} probe={probes.get(source.name) ?? null} />,
            }))}
          />
          <p className={styles['rules']}>{t('sources.rules')}</p>
        </>
      )}
    </Card>
  );
}

function Actions() {
  const { t } = useTranslation('network');
  const sources = useSettings(({ value }) => value?.settings.sources);
  const job = useProbeJob();
  const [busy, setBusy] = useState<'test' | 'sort' | null>(null);
  async function run(kind: 'test' | 'sort', work: () => Promise<unknown>): Promise<void> {
    setBusy(kind);
    await work();
    setBusy(null);
  }
  const isBlocked = sources === undefined || (job !== null && busy === null);
  return (
    <>
      <Button
        isBusy={busy === 'test'}
        isDisabled={isBlocked || busy === 'sort'}
        onPress={() => void run('test', testSources)}
      >
        {t('sources.test')}
      </Button>
      <Button
        isBusy={busy === 'sort'}
        isDisabled={isBlocked || busy === 'test'}
        onPress={() => void run('sort', sortByProbe)}
      >
        {t('sources.fastest')}
      </Button>
      <Menu
        text={t('sources.add')}
        actions={[
          ...presetsToOffer(sources ?? []).map((preset) => ({
            id: preset.name,
            label: `${preset.name}: ${t(`sources.kind.${preset.kind}`)}`,
            run: () => void addSource(preset),
          })),
          { id: '+', label: t('sources.own'), run: () => navigate('settings', { path: ['sources'] }) },
        ]}
      />
    </>
  );
}

function SourceWords({
  source: { name, url, kind, trusted, inUse },
  probe,
}: {
  readonly source: SourceState;
  readonly probe: SourceProbe | null;
}) {
  const { t } = useTranslation('network');
  return (
    <div className={styles['words']} data-source={name}>
      <p>
        <strong>{name}</strong>{' '}
        <Chip tone={trusted ? 'ok' : 'plain'}>{t(trusted ? 'sources.trusted' : 'sources.untrusted')}</Chip>{' '}
        {inUse && <Chip tone="info">{t('sources.inUse')}</Chip>} {probe !== null && <Speed probe={probe} />}
      </p>
      <p className={styles['muted']}>
        <code>{url}</code> · {t(`sources.kind.${kind}`)}
      </p>
      <p className={styles['muted']}>{t(trusted ? 'sources.meansTrusted' : 'sources.meansMirror')}</p>
    </div>
  );
}

/** How soon it answered and how fast it was, when it was last asked. */
function Speed({ probe: { ways, throughput } }: { readonly probe: SourceProbe }) {
  const { t } = useTranslation('network');
  const format = useFormat();
  const way = ways.find(({ usedBy }) => usedBy.includes('goswitch')) ?? ways[0];
  if (way === undefined || way.state === 'waiting' || way.state === 'running') return null;
  if (way.state !== 'ok' || way.totalMs === null) return <Chip tone="bad">{t('sources.failed')}</Chip>;
  const latency = format.preciseDuration(way.totalMs);
  return (
    <span className={styles['muted']}>
      {throughput === null
        ? t('sources.latency', { latency })
        : t('sources.speed', { latency, rate: format.rate(throughput.bytesPerSecond) })}
    </span>
  );
}

function useSourceProbes(): ReadonlyMap<string, SourceProbe> {
  const endpoints = useProbe(({ value }) => value?.endpoints) ?? [];
  return new Map(endpoints.flatMap((endpoint) => (endpoint.kind === 'source' ? [[endpoint.name, endpoint]] : [])));
}

import { useTranslation } from 'react-i18next';
import type { EndpointProbe, ProbeReport, RouteProbe } from '../../../../electron/contract/probe.ts';
import { Chip } from '../../../components/chip.tsx';
import { classNames } from '../../../components/class-names.ts';
import { currentFormat, t, useFormat } from '../../../i18n/i18n.ts';
import { EndpointFacts } from './endpoint-facts.tsx';
import styles from './probe.module.css';
import { sayProbe } from './say-probe.ts';
import { type WaterfallRow, waterfallRows } from './waterfall.ts';

/** A bar for each route to each address, all on one scale; in words for those who do not see it. */
export function Waterfall({ report }: { readonly report: ProbeReport }) {
  const { t } = useTranslation('probe');
  return (
    <ul className={styles['chart']} aria-label={t('chart')}>
      {waterfallRows(report).map((row) => (
        <li
          key={`${row.endpoint.id} ${row.route?.via} ${row.route?.proxy}`}
          className={classNames(styles['row'], row.isFirst && styles['first'])}
          data-endpoint={row.endpoint.name}
        >
          <Row row={row} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row: { endpoint, route, isFirst, segments } }: { readonly row: WaterfallRow }) {
  useFormat();
  return (
    <>
      <span className={styles['name']}>
        {isFirst ? <Name endpoint={endpoint} /> : null}
        {route !== null && (route.via !== 'direct' || !isFirst) && <Via route={route} />}
      </span>
      <span className={styles['track']} aria-hidden="true">
        {segments.map(({ phase, state, start, share }) => (
          <i
            key={phase}
            data-phase={phase}
            data-state={state}
            style={{ insetInlineStart: `${start * 100}%`, width: `${share * 100}%` }}
          />
        ))}
      </span>
      {route !== null && route.phases.length > 0 && <span className="visually-hidden">{describePhases(route)}</span>}
      <span className={styles['outcome']} data-state={route?.state}>
        {route !== null && describeOutcome(route)}
      </span>
      {route?.cause != null && <p className={styles['cause']}>{sayProbe('cause', route.cause)}</p>}
      {isFirst && <EndpointFacts endpoint={endpoint} />}
    </>
  );
}

function Name({ endpoint }: { readonly endpoint: EndpointProbe }) {
  const { t } = useTranslation('probe');
  const kind =
    endpoint.kind === 'checksum-database' && endpoint.role === 'mirror' ? t('mirror') : t(`kind.${endpoint.kind}`);
  const isPolluted = endpoint.kind === 'goproxy-entry' && endpoint.tests?.zip.state === 'polluted';
  return (
    <>
      <strong title={endpoint.url ?? undefined}>{endpoint.name}</strong> <span className={styles['muted']}>{kind}</span>
      {isPolluted && <Chip tone="bad">{t('polluted')}</Chip>}
    </>
  );
}

function Via({ route }: { readonly route: RouteProbe }) {
  const { t } = useTranslation('probe');
  return (
    <span className={styles['muted']}>
      {describeVia(route)} {route.usedBy.length === 0 && `(${t('comparison')})`}
    </span>
  );
}

/** `directly`, `through GoSwitch’s proxy http://proxy.example:3128` */
function describeVia({ via, proxy }: RouteProbe): string {
  return via === 'direct' ? t('probe:via.direct') : t(`probe:via.${via}`, { proxy: proxy ?? '' });
}

/** The bar in words: `DNS 4 ms, connect 9 ms, TLS 14 ms, first byte: nothing for 10 sec` */
function describePhases({ phases }: RouteProbe): string {
  const format = currentFormat();
  const parts = phases.map(({ phase, state, durationMs }) => {
    const key = state === 'done' ? 'probe:phaseText' : state === 'stalled' ? 'probe:phaseStalled' : 'probe:phaseFailed';
    return t(key, { phase: t(`probe:phases.${phase}`), time: format.preciseDuration(durationMs) });
  });
  return format.list(parts);
}

/** `412 ms`, `stalled`, `status 404` */
function describeOutcome({ state, totalMs, status }: RouteProbe): string {
  if (state === 'ok' && totalMs !== null) return currentFormat().preciseDuration(totalMs);
  if (state === 'failed' && status !== null) return t('probe:status', { status });
  return t(`probe:state.${state}`, { time: '' });
}

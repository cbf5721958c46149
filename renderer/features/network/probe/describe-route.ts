import type { RouteProbe } from '../../../../electron/contract/probe.ts';
import { currentFormat, t } from '../../../i18n/i18n.ts';

/** `directly`, `through GoSwitch’s proxy http://proxy.example:3128` */
export function describeVia({ via, proxy }: RouteProbe): string {
  return via === 'direct' ? t('probe:via.direct') : t(`probe:via.${via}`, { proxy: proxy ?? '' });
}

/** The bar in words: `DNS 4 ms, connect 9 ms, TLS 14 ms, first byte: nothing for 10 sec` */
export function describePhases({ phases }: RouteProbe): string {
  const format = currentFormat();
  const parts = phases.map(({ phase, state, durationMs }) => {
    const key = state === 'done' ? 'probe:phaseText' : state === 'stalled' ? 'probe:phaseStalled' : 'probe:phaseFailed';
    return t(key, { phase: t(`probe:phases.${phase}`), time: format.preciseDuration(durationMs) });
  });
  return format.list(parts);
}

/** `412 ms`, `stalled`, `status 404` */
export function describeOutcome({ state, totalMs, status }: RouteProbe): string {
  if (state === 'ok' && totalMs !== null) return currentFormat().preciseDuration(totalMs);
  if (state === 'failed' && status !== null) return t('probe:status', { status });
  return t(`probe:state.${state}`, { time: '' });
}

import type { Job } from '../../electron/contract/models.ts';
import { currentFormat, t } from '../i18n/i18n.ts';

const MOVING_PHASES: readonly Job['phase'][] = ['downloading', 'unpacking', 'copying', 'verifying'];

/** `unpacking · 41 MB of 66 MB · 38 MB/s · 1 sec left` */
export function describeProgress({ phase, bytes, totalBytes, rate, remainingMs, state }: Job): string {
  const format = currentFormat();
  const isMoving = state === 'running' && MOVING_PHASES.includes(phase);
  const size =
    totalBytes === null
      ? format.bytes(bytes)
      : t('common:progressOf', { done: format.bytes(bytes), total: format.bytes(totalBytes) });
  const parts = [
    t(`jobs:phase.${phase}`),
    isMoving && bytes > 0 ? size : null,
    isMoving && rate !== null && rate > 0 ? format.rate(rate) : null,
    isMoving && remainingMs !== null
      ? t('common:timeLeft', { duration: format.duration(calmDuration(remainingMs)) })
      : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** From 0 to 1; null where the end is not known. */
export function progressShare({ bytes, totalBytes }: Job): number | null {
  return totalBytes === null || totalBytes === 0 ? null : bytes / totalBytes;
}

/** An estimate: whole seconds below a minute, whole minutes above. */
function calmDuration(durationMs: number): number {
  const stepMs = durationMs > 60_000 ? 60_000 : 1000;
  return Math.max(1000, Math.ceil(durationMs / stepMs) * stepMs);
}

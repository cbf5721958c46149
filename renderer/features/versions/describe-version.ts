/** Rows in words. Called while rendering, so that a switch of language shows at once. */
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import type { Job, SupportStatus } from '../../../electron/contract/models.ts';
import type { ChipTone } from '../../components/chip.tsx';
import { currentFormat, t } from '../../i18n/i18n.ts';
import { homePath } from './home-path.ts';
import type { VersionRow } from './version-row.ts';

export interface ChipText {
  readonly tone: ChipTone;
  readonly text: string;
}

/** The one thing about a row that is worth a colour. */
export function describeStatus({ isActive, isUpdate, sdk, support, state }: VersionRow): ChipText | null {
  if (state.kind === 'working') return { tone: 'info', text: t(`versions:work.${state.job.kind}`) };
  if (state.kind === 'failed') return { tone: 'bad', text: t('versions:status.failed') };
  if (isActive) return { tone: 'ok', text: t('versions:status.active') };
  if (isUpdate) return { tone: 'info', text: t('versions:status.update') };
  if (support === 'prerelease') return { tone: 'plain', text: t('versions:status.prerelease') };
  if (sdk === null) return null;
  if (support === 'outdated') return { tone: 'warn', text: t('versions:status.outdated') };
  if (support === 'end-of-life') return { tone: 'bad', text: t('versions:status.end-of-life') };
  return null;
}

/** Size, place and proof: what tells one row from another. */
export function describeFacts({ sdk, release, state, pinnedBy }: VersionRow, userHome: string | undefined): string {
  const format = currentFormat();
  if (sdk?.kind === 'external') return [ownerName(sdk.owner), homePath(sdk.root, userHome)].join(' · ');
  if (sdk !== null) {
    const parts = [
      sdk.linkedTo !== null ? t('versions:meta.adopted', { folder: homePath(sdk.linkedTo, userHome) }) : null,
      sdk.sizeBytes === null || sdk.linkedTo !== null ? null : format.bytes(sdk.sizeBytes),
      sdk.name === sdk.version ? null : `${sdk.os}/${sdk.arch}`,
      sdk.verifiedBy === null ? null : t('versions:meta.verified'),
      pinnedBy.length === 0 ? null : t('versions:meta.pinned', { count: pinnedBy.length }),
    ];
    return parts.filter((part) => part !== null).join(' · ');
  }
  if (state.kind === 'unavailable') return t('versions:status.unavailable');
  const archive = release?.archive ?? null;
  if (archive === null) return '';
  const size = archive.sizeBytes === null ? null : format.bytes(archive.sizeBytes);
  return [size, archive.emulated ? t('versions:meta.emulated') : null].filter((part) => part !== null).join(' · ');
}

/** `unpacking · 41 MB of 66 MB · 38 MB/s · 1 s left` */
export function describeProgress({ phase, bytes, totalBytes, rate, remainingMs, state }: Job): string {
  const format = currentFormat();
  const isMoving = state === 'running' && (phase === 'downloading' || phase === 'unpacking' || phase === 'copying' || phase === 'verifying');
  const size = totalBytes === null ? format.bytes(bytes) : t('common:progressOf', { done: format.bytes(bytes), total: format.bytes(totalBytes) });
  const parts = [
    t(`versions:phase.${phase}`),
    isMoving && bytes > 0 ? size : null,
    isMoving && rate !== null && rate > 0 ? format.rate(rate) : null,
    isMoving && remainingMs !== null ? t('common:timeLeft', { duration: format.duration(calmDuration(remainingMs)) }) : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

/** From 0 to 1; null where the end is not known. */
export function progressShare({ bytes, totalBytes }: Job): number | null {
  return totalBytes === null || totalBytes === 0 ? null : bytes / totalBytes;
}

export function describeFamily(key: string, family: ReleaseFamily | null): { readonly title: string; readonly hint: string } {
  if (key === 'under-way' || key === 'other') return { title: t(`versions:group.${key}`), hint: '' };
  const title = t('versions:go', { version: key });
  if (family === null) return { title, hint: t('versions:group.unknown') };
  return { title, hint: t(`versions:group.${family.support}`, { newest: family.newest.replace(/^go/, '') }) };
}

const OWNERS_WITH_NAMES = ['goswitch', 'manual', 'package', 'unknown'] as const;

/** Package managers go by their own names everywhere. */
export function ownerName(owner: string | undefined): string {
  const named = OWNERS_WITH_NAMES.find((name) => name === (owner ?? 'unknown'));
  return named === undefined ? (owner ?? '') : t(`versions:owner.${named}`);
}

/** An estimate: whole seconds below a minute, whole minutes above. */
function calmDuration(durationMs: number): number {
  const stepMs = durationMs > 60_000 ? 60_000 : 1000;
  return Math.max(1000, Math.ceil(durationMs / stepMs) * stepMs);
}

const SUPPORT_TONES: Readonly<Record<SupportStatus, ChipTone>> = {
  supported: 'ok',
  outdated: 'warn',
  'end-of-life': 'bad',
  prerelease: 'plain',
  unknown: 'plain',
};

export function describeSupport(support: SupportStatus): ChipText {
  return { tone: SUPPORT_TONES[support], text: t(`versions:status.${support}`) };
}

/** Rows in words. Called while rendering, so that a switch of language shows at once. */
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import type { SupportStatus } from '../../../electron/contract/models.ts';
import type { ChipTone } from '../../components/chip.tsx';
import { homePath } from '../../components/home-path.ts';
import { currentFormat, t } from '../../i18n/i18n.ts';
import type { VersionRow } from './version-row.ts';

interface ChipText {
  readonly tone: ChipTone;
  readonly text: string;
}

/** The one thing about a row that is worth a colour. */
export function describeStatus({ isActive, isUpdate, sdk, support, state }: VersionRow): ChipText | null {
  if (state.kind === 'working') return { tone: 'info', text: t(`versions:work.${state.job.kind}`) };
  if (state.kind === 'failed') return { tone: 'bad', text: t('versions:status.failed') };
  if (sdk?.problem !== undefined) return { tone: 'bad', text: t(`versions:problem.${sdk.problem.kind}`) };
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
  if (sdk?.problem !== undefined) {
    const { name = '', version, root } = sdk;
    return t(`versions:problemText.${sdk.problem.kind}`, { name, version, root: homePath(root, userHome) });
  }
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

export function describeFamily(
  key: string,
  family: ReleaseFamily | null,
): { readonly title: string; readonly hint: string } {
  if (key === 'under-way' || key === 'other') return { title: t(`versions:group.${key}`), hint: '' };
  const title = t('versions:go', { version: key });
  if (family === null) return { title, hint: '' };
  return { title, hint: t(`versions:group.${family.support}`, { newest: family.newest.replace(/^go/, '') }) };
}

const OWNERS_WITH_NAMES = ['goswitch', 'manual', 'package', 'unknown'] as const;

/** Package managers go by their own names everywhere. */
export function ownerName(owner: string | undefined): string {
  const named = OWNERS_WITH_NAMES.find((name) => name === (owner ?? 'unknown'));
  return named === undefined ? (owner ?? '') : t(`versions:owner.${named}`);
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

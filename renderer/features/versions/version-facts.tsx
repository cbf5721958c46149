import { useTranslation } from 'react-i18next';
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import { homePath } from '../../components/home-path.ts';
import { type KeyValue, KeyValues } from '../../components/key-values.tsx';
import { useApp } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { ownerName } from './describe-version.ts';
import { labelOf, type VersionRow } from './version-row.ts';

/** What is known of a version, fact by fact. */
export function VersionFactsList({
  row,
  families,
}: {
  readonly row: VersionRow;
  readonly families: readonly ReleaseFamily[];
}) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const { sdk, release, support } = row;
  const newest = families.find(({ family }) => family === row.family)?.newest ?? row.version;
  const items: KeyValue[] = [];
  if (families.length > 0)
    items.push({ key: t('details.support'), value: t(`support.${support}`, { newest: labelOf(newest) }) });
  const archive = sdk === null ? (release?.archive ?? null) : null;
  if (archive !== null) {
    items.push({ key: t('details.archive'), value: <code>{archive.filename}</code> });
    if (archive.sizeBytes !== null) items.push({ key: t('details.download'), value: format.bytes(archive.sizeBytes) });
  }
  const sdkItems = useSdkFacts(row);
  return <KeyValues items={[...sdkItems, ...items]} />;
}

function useSdkFacts({ sdk, pinnedBy }: VersionRow): readonly KeyValue[] {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const app = useApp(({ value }) => value);
  if (sdk === null) return [];
  const platform = `${sdk.os}/${sdk.arch}`;
  const isNative = app !== null && sdk.os === app.platform.os && sdk.arch === app.platform.arch;
  const items: KeyValue[] = [
    ...(sdk.problem === undefined ? [] : [{ key: t('details.repair'), value: <code>{sdk.problem.repair}</code> }]),
    { key: t('details.root'), value: <code>{homePath(sdk.root, app?.userHome)}</code> },
    { key: t('details.platform'), value: t(isNative ? 'details.native' : 'details.foreign', { platform }) },
  ];
  if (sdk.linkedTo !== null)
    items.push({ key: t('details.linkedTo'), value: <code>{homePath(sdk.linkedTo, app?.userHome)}</code> });
  else if (sdk.sizeBytes !== null && sdk.fileCount !== null) {
    const files = { count: sdk.fileCount, files: format.number(sdk.fileCount), size: format.bytes(sdk.sizeBytes) };
    items.push({ key: t('details.size'), value: t('details.sizeOf', files) });
  }
  if (sdk.kind === 'external') items.push({ key: t('details.owner'), value: ownerName(sdk.owner) });
  if (sdk.origin !== null) {
    const from = sdk.archive === null ? null : <code>{sdk.archive.from}</code>;
    items.push({ key: t('details.origin'), value: from ?? t(`origin.${sdk.origin}`) });
  }
  if (sdk.installedAt !== null) items.push({ key: t('details.installedAt'), value: format.dateTime(sdk.installedAt) });
  if (pinnedBy.length > 0) {
    items.push({
      key: t('details.pinnedBy'),
      value: format.list(pinnedBy.map((folder) => homePath(folder, app?.userHome))),
    });
  }
  return items;
}

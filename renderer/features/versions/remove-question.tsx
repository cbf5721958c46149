import { useTranslation } from 'react-i18next';
import type { SdkRow } from '../../../electron/contract/api.ts';
import { confirm } from '../../components/confirm.tsx';
import { homePath } from '../../components/home-path.ts';
import { useApp } from '../../engine/stores.ts';
import { t, useFormat } from '../../i18n/i18n.ts';
import { removeSdk } from './version-actions.ts';
import { labelOf } from './version-row.ts';
import styles from './versions.module.css';

/** Says what goes and how much becomes free; then removes. */
export async function askToRemove(sdk: SdkRow): Promise<void> {
  const isYes = await confirm({
    title: t('versions:remove.title', { version: labelOf(sdk.version) }),
    body: <RemoveQuestion sdk={sdk} />,
    action: t('versions:remove.confirm'),
    tone: 'danger',
  });
  if (isYes) await removeSdk(sdk);
}

function RemoveQuestion({ sdk }: { readonly sdk: SdkRow }) {
  const { t: translate } = useTranslation('versions');
  const format = useFormat();
  const userHome = useApp(({ value }) => value?.userHome);
  const root = homePath(sdk.root, userHome);
  const isKnown = sdk.fileCount !== null && sdk.sizeBytes !== null;
  return (
    <>
      {sdk.linkedTo !== null ? (
        <p>{translate('remove.link', { folder: homePath(sdk.linkedTo, userHome) })}</p>
      ) : (
        <p>
          {isKnown
            ? translate('remove.goes', {
                root,
                count: sdk.fileCount!,
                files: format.number(sdk.fileCount!),
                size: format.bytes(sdk.sizeBytes!),
              })
            : translate('remove.goesUnknown', { root })}
        </p>
      )}
      {sdk.active && <p className={styles['warning']}>{translate('remove.active')}</p>}
      <p className={styles['muted']}>
        {translate('remove.keeps')} {sdk.origin !== 'adopted' && translate('remove.again')}
      </p>
    </>
  );
}

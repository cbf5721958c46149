import { useTranslation } from 'react-i18next';
import type { AppInfo, SdkRow } from '../../../electron/contract/api.ts';
import { homePath } from '../../components/home-path.ts';
import { type KeyValue, KeyValues } from '../../components/key-values.tsx';
import styles from './first-run.module.css';

export function FoundFacts({ app, sdks }: { readonly app: AppInfo; readonly sdks: readonly SdkRow[] }) {
  const { t } = useTranslation('firstRun');
  const { otherGo, isSetUp, hasActive } = app.findings;
  const short = (path: string) => homePath(path, app.userHome);
  const installed = sdks.filter(({ kind }) => kind === 'installed');
  const external = sdks.filter(({ kind }) => kind === 'external');
  const go =
    isSetUp === true && hasActive
      ? t('facts.goOurs')
      : otherGo === null
        ? t('facts.goNone')
        : otherGo.version === null
          ? t('facts.goUnknown', { path: short(otherGo.path) })
          : t('facts.goIs', { version: otherGo.version, path: short(otherGo.path) });
  const items: KeyValue[] = [
    { key: t('facts.go'), value: go },
    {
      key: t('facts.elsewhere'),
      value: external.length === 0 ? t('facts.elsewhereNone') : <Places sdks={external} short={short} />,
    },
    {
      key: t('facts.installed'),
      value:
        installed.length === 0 ? (
          t('facts.installedNone')
        ) : (
          <code>{installed.map(({ name, version }) => name ?? version).join(' ')}</code>
        ),
    },
    { key: t('facts.platform'), value: <code>{`${app.platform.os}/${app.platform.arch}`}</code> },
    { key: t('facts.home'), value: <code>{short(app.home)}</code> },
  ];
  return (
    <div className={styles['facts']}>
      <KeyValues items={items} />
    </div>
  );
}

function Places({ sdks, short }: { readonly sdks: readonly SdkRow[]; readonly short: (path: string) => string }) {
  return (
    <ul className={styles['places']}>
      {sdks.map((sdk) => (
        <li key={sdk.id}>
          <code>{sdk.version}</code> <code className={styles['root']}>{short(sdk.root)}</code>
        </li>
      ))}
    </ul>
  );
}

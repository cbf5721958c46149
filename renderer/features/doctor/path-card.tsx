import { useTranslation } from 'react-i18next';
import type { GoOnPath } from '../../../electron/contract/profiles.ts';
import { Card } from '../../components/card.tsx';
import { Chip } from '../../components/chip.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { homePath } from '../../components/home-path.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { useApp } from '../../engine/stores.ts';
import styles from './doctor.module.css';
import { useGoOnPath } from './doctor-stores.ts';

/** Every go on PATH, the one that wins first, with who put it there. */
export function PathCard() {
  const { t } = useTranslation('doctor');
  const { value: report, error, isLoading } = useGoOnPath();
  const hint = report === null ? '' : t(`path.from.${report.from}`);
  return (
    <Card title={t('path.title')} hint={isLoading ? <Spinner label={t('path.asking')} /> : hint}>
      {error !== null && <ErrorNotice error={error} onRetry={() => void useGoOnPath.refresh()} />}
      {report === null && error === null && <Skeleton rows={3} />}
      {report?.entries.length === 0 && <p className={styles['nothing']}>{t('path.none')}</p>}
      {report !== null && report.entries.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('path.program')}</th>
              <th scope="col">{t('path.version')}</th>
              <th scope="col">{t('path.owner')}</th>
              <th scope="col">{t('path.putBy')}</th>
            </tr>
          </thead>
          <tbody>
            {report.entries.map((entry, index) => (
              <EntryRow key={entry.path} entry={entry} isFirst={index === 0} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function EntryRow({ entry, isFirst }: { readonly entry: GoOnPath; readonly isFirst: boolean }) {
  const { t } = useTranslation('doctor');
  const userHome = useApp(({ value }) => value?.userHome);
  const { path, realPath, version, owner, line } = entry;
  return (
    <tr>
      <td>
        <code title={realPath}>{homePath(path, userHome)}</code> {isFirst && <Chip tone="info">{t('path.wins')}</Chip>}
      </td>
      <td>{version === null ? t('path.unknown') : <code>{version}</code>}</td>
      <td>{owner === 'manual' ? t('path.manual') : owner}</td>
      <td title={line?.text}>
        {line === null ? (
          <span className={styles['muted']}>{t('path.system')}</span>
        ) : (
          <code>
            {homePath(line.file, userHome)}:{line.line}
          </code>
        )}
      </td>
    </tr>
  );
}

import { CloudOff, ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useReleases, useSdks } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { refreshReleases, renewReleases } from './version-actions.ts';
import styles from './versions.module.css';
import { useVersionsView } from './versions-view.ts';

/** Above the list: how far the list of releases can be relied on. Nothing where it can. */
export function IndexNotice() {
  const { t } = useTranslation('versions');
  const format = useFormat();
  const index = useReleases(({ value }) => value?.index ?? null);
  const error = useReleases((releases) => releases.error);
  const hasSdks = useSdks(({ value }) => (value?.length ?? 0) > 0);
  const isAsking = useVersionsView((view) => view.isRefreshing || view.isRenewing);
  if (index === null) {
    if (error === null || !hasSdks || isAsking) return null;
    return (
      <div className={styles['failedIndex']}>
        <ErrorNotice error={error} onRetry={() => void renewReleases()} />
      </div>
    );
  }
  const when = format.dateTime(index.fetchedAt);
  if (index.stale !== null || (error !== null && error.code !== 'cancelled')) {
    return (
      <div role="status" className={styles['notice']}>
        <CloudOff size={16} strokeWidth={1.8} />
        <span title={index.stale?.reason}>{t('stale', { when })}</span>
        <Button isBusy={isAsking} onPress={() => void refreshReleases()}>
          {t('refresh')}
        </Button>
      </div>
    );
  }
  if (index.trusted) return null;
  return (
    <div role="status" className={styles['notice']}>
      <ShieldAlert size={16} strokeWidth={1.8} />
      <span>{t('untrusted', { source: index.source })}</span>
    </div>
  );
}

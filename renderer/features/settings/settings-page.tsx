import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { useRoute } from '../../app/route.ts';
import { Card } from '../../components/card.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useApp, useSettings } from '../../engine/stores.ts';
import { AboutCard } from './about-card.tsx';
import { settingsSections } from './setting-control.ts';
import { SettingRow } from './setting-row.tsx';
import styles from './settings.module.css';
import { SourcesEditor } from './sources-editor.tsx';

export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell']);
  const { value: view, error } = useSettings();
  const app = useApp((state) => state.value);
  useScrollToSetting(view !== null);
  return (
    <Page title={t('shell:pages.settings')}>
      <div className={styles['page']}>
        {error !== null && <ErrorNotice error={error} onRetry={() => void useSettings.refresh()} />}
        {view === null && error === null && <Skeleton />}
        {view !== null && view.problems.length > 0 && (
          <div role="status" className={styles['problems']}>
            <strong>{t('settings:problems')}</strong>
            <ul>
              {view.problems.map((problem) => (
                <li key={problem} lang="en">
                  {problem}
                </li>
              ))}
            </ul>
          </div>
        )}
        {view !== null &&
          settingsSections(view.entries).map(({ id, entries }) => (
            <Card
              key={id}
              title={t(`settings:sections.${id}`)}
              {...(id === 'sources' ? { hint: t('settings:sourcesHint') } : {})}
            >
              {entries.map((entry) =>
                entry.key === 'sources' ? (
                  <SourcesEditor key={entry.key} entry={entry} />
                ) : (
                  <SettingRow key={entry.key} entry={entry} />
                ),
              )}
            </Card>
          ))}
        {app !== null && <AboutCard app={app} />}
      </div>
    </Page>
  );
}

/** `#/settings/retries` shows that one. */
function useScrollToSetting(isReady: boolean): void {
  const key = useRoute((route) => route.path[0]);
  useEffect(() => {
    if (!isReady || key === undefined) return;
    const row = document.getElementById(`setting-${key}`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('button, input')?.focus({ preventScroll: true });
  }, [key, isReady]);
}

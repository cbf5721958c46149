import { RefreshCw } from 'lucide-react';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { useRoute } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { useProjects, useReleases } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import { AdoptDialog } from './adopt-dialog.tsx';
import { firstOffer } from './effect.ts';
import { EffectCard } from './effect-card.tsx';
import { IndexNotice } from './index-notice.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { askToRemove } from './remove-question.tsx';
import { learnReach } from './setup-store.ts';
import { useVersionRows } from './use-version-rows.ts';
import { refreshReleases, renewReleases } from './version-actions.ts';
import { VersionDetails } from './version-details.tsx';
import { VersionFilters } from './version-filters.tsx';
import { VersionList } from './version-list.tsx';
import styles from './versions.module.css';
import { openDetails, showVersion, useVersionsView } from './versions-view.ts';

export function VersionsPage() {
  const { t } = useTranslation(['versions', 'shell']);
  const format = useFormat();
  const index = useReleases(({ value }) => value?.index ?? null);
  const isRefreshing = useVersionsView((view) => view.isRefreshing);
  const { rows, families } = useVersionRows();
  const selectedId = useVersionsView((view) => view.selectedId);
  const selected =
    rows.find(({ id }) => id === selectedId) ??
    rows.find(({ isActive }) => isActive) ??
    firstOffer(rows) ??
    rows[0] ??
    null;
  useAddress();
  useEffect(() => {
    void learnReach();
    void useProjects.refresh();
    void renewReleases();
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const isOnRow = (event.target as HTMLElement).role === 'row';
    if (event.key === 'Delete' && isOnRow && selected?.sdk?.kind === 'installed') void askToRemove(selected.sdk);
    else if (event.key === ' ' && isOnRow && selected !== null) openDetails(selected.id);
    else return;
    event.preventDefault();
  }

  return (
    <Page
      title={t('shell:pages.versions')}
      layout="fill"
      {...(index === null ? {} : { hint: t('checked', { when: format.relativeTime(index.fetchedAt, Date.now()) }) })}
      actions={
        <Button icon={RefreshCw} isBusy={isRefreshing} onPress={() => void refreshReleases()}>
          {t('refresh')}
        </Button>
      }
      details={selected === null ? null : <VersionDetails row={selected} families={families} />}
    >
      <EffectCard rows={rows} />
      <IndexNotice />
      <VersionFilters rows={rows} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside, which have the focus */}
      <div className={styles['list']} onKeyDown={onKeyDown}>
        <VersionList rows={rows} families={families} selectedId={selected?.id ?? null} />
      </div>
      <AdoptDialog />
      <PinDialog />
    </Page>
  );
}

/** `#/versions/go1.26.3` shows that version. */
function useAddress(): void {
  const named = useRoute(({ path }) => path[0]);
  useEffect(() => {
    if (named !== undefined) showVersion(named);
  }, [named]);
}

import { PackageOpen, SearchX } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import { useRoute } from '../../app/route.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { RowList } from '../../components/row-list.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useApp, useReleases, useSdks } from '../../engine/stores.ts';
import { groupVersions } from './group-versions.ts';
import { type ListItem, listItems } from './list-items.ts';
import { runPrimaryAction } from './primary-action.ts';
import { renewReleases } from './version-actions.ts';
import { VersionLine } from './version-line.tsx';
import type { VersionRow } from './version-row.ts';
import styles from './versions.module.css';
import { selectVersion, useVersionsView } from './versions-view.ts';

interface VersionListProps {
  readonly rows: readonly VersionRow[];
  readonly families: readonly ReleaseFamily[];
  readonly selectedId: string | null;
}

export function VersionList({ rows, families, selectedId }: VersionListProps) {
  const { t, i18n } = useTranslation('versions');
  const filter = useVersionsView((view) => view.filter);
  const text = useVersionsView((view) => view.text);
  const userHome = useApp(({ value }) => value?.userHome);
  const groups = useMemo(() => groupVersions(rows, { filter, text, families }), [rows, filter, text, families]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the items say is in the language
  const items = useMemo(() => listItems(groups, userHome), [groups, userHome, i18n.language]);
  const named = useRoute(({ path }) => path[0]);
  useShown(named, selectedId);
  if (items.length === 0) return rows.length === 0 ? <NoRows /> : <NothingFits />;
  return (
    <RowList<ListItem>
      key={named ?? ''}
      label={t('list')}
      items={items}
      render={renderItem}
      selectedId={selectedId}
      scope={`${filter} ${text}`}
      onSelect={({ id }) => selectVersion(id)}
      onPrimary={(item) => {
        if (item.kind === 'row') runPrimaryAction(item.row);
      }}
    />
  );
}

/** Brings the version named by the address into view, once for each address, as soon as its row is there. */
function useShown(named: string | undefined, selectedId: string | null): void {
  const shown = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (named === undefined || named !== selectedId || shown.current === named) return;
    const row = document.querySelector('[role="grid"] [aria-selected="true"]');
    row?.scrollIntoView({ block: 'center' });
    if (row !== null) shown.current = named;
  });
}

function renderItem(item: ListItem) {
  if (item.kind === 'row') return <VersionLine row={item.row} />;
  return (
    <>
      {item.title} <span className={styles['familyHint']}>{item.hint}</span>
    </>
  );
}

/** Nothing is known: not asked yet, or it cannot be fetched. */
function NoRows() {
  const error = useReleases((releases) => releases.error);
  const sdksError = useSdks((sdks) => sdks.error);
  const isAsking = useVersionsView((view) => view.isRefreshing || view.isRenewing);
  const failure = error ?? sdksError;
  return (
    <div className={styles['blank']}>
      {failure !== null && !isAsking ? (
        <ErrorNotice error={failure} onRetry={() => void renewReleases()} />
      ) : (
        <Skeleton rows={9} />
      )}
    </div>
  );
}

function NothingFits() {
  const { t } = useTranslation('versions');
  const { filter, text } = useVersionsView();
  const isSearch = text.trim() !== '';
  return (
    <div className={styles['blank']}>
      <EmptyState
        icon={isSearch ? SearchX : PackageOpen}
        title={isSearch ? t('empty.title') : t('empty.filterTitle')}
        action={
          <Button onPress={() => useVersionsView.setState({ filter: 'all', text: '' })}>{t('empty.showAll')}</Button>
        }
      >
        {isSearch
          ? t('empty.text', { text: text.trim() })
          : t(filter === 'installed' ? 'empty.installed' : 'empty.others')}
      </EmptyState>
    </div>
  );
}

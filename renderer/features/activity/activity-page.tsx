import { History } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../app/page.tsx';
import { Button } from '../../components/button.tsx';
import { Details } from '../../components/details.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Field } from '../../components/field.tsx';
import { Filter } from '../../components/filter.tsx';
import { useMediaQuery, WIDE } from '../../components/media-query.ts';
import { RowList } from '../../components/row-list.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useJournal } from '../../engine/stores.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './activity.module.css';
import { ActivityDetails } from './activity-details.tsx';
import { activityRows, kindsIn } from './activity-list.ts';
import { ActivityRow } from './activity-row.tsx';
import { openDetails, showWhole, useActivityView, useEntries } from './activity-view.ts';
import { describeEntry } from './describe-entry.ts';
import { ENTRY_KINDS } from './entry-kind.ts';

export function ActivityPage() {
  const { t, i18n } = useTranslation(['activity', 'shell']);
  const { entries, error, mayHaveOlder } = useEntries();
  const selectedId = useActivityView((view) => view.selectedId);
  const isSheetOpen = useActivityView((view) => view.isSheetOpen);
  const isWide = useMediaQuery(WIDE);
  const selected = entries?.find(({ id }) => id === selectedId) ?? (isWide ? entries?.[0] : undefined);
  return (
    <Page
      title={t('shell:pages.activity')}
      layout="fill"
      details={
        selected !== undefined && (
          <Details
            title={t('activity:facts.change')}
            titleKind="words"
            isOpen={isSheetOpen}
            onClose={() => useActivityView.setState({ isSheetOpen: false })}
          >
            <ActivityDetails key={`${selected.id} ${i18n.language}`} entry={selected} />
          </Details>
        )
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void useJournal.refresh()} />}
      {entries === null && error === null && <Skeleton />}
      {entries?.length === 0 && (
        <EmptyState icon={History} title={t('activity:empty')}>
          {t('activity:emptyHint')}
        </EmptyState>
      )}
      {entries !== null && entries.length > 0 && (
        <Entries entries={entries} selectedId={selected?.id ?? null} mayHaveOlder={mayHaveOlder} />
      )}
    </Page>
  );
}

type Shown = Pick<ReturnType<typeof useEntries>, 'mayHaveOlder'> & {
  readonly entries: NonNullable<ReturnType<typeof useEntries>['entries']>;
  readonly selectedId: string | null;
};

function Entries({ entries, selectedId, mayHaveOlder }: Shown) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const kind = useActivityView((view) => view.kind);
  const words = useActivityView((view) => view.words);
  const kinds = useMemo(() => kindsIn(entries), [entries]);
  const rows = useMemo(
    () => activityRows(entries, { kind, words }, { describe: describeEntry, day: (at) => format.day(at, Date.now()) }),
    [entries, kind, words, format],
  );
  return (
    <>
      <div className={styles['tools']}>
        <Filter
          label={t('filter')}
          value={kind}
          onChange={(value) => useActivityView.setState({ kind: value })}
          options={(['all', ...ENTRY_KINDS.filter((each) => kinds.has(each) || each === kind)] as const).map(
            (value) => ({
              value,
              label: t(`kinds.${value}`),
            }),
          )}
        />
        <div className={styles['find']}>
          <Field
            label={t('find')}
            isLabelHidden
            value={words}
            onChange={(value) => useActivityView.setState({ words: value })}
            placeholder={t('findHint')}
            inputMode="search"
          />
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={t('nothingFits')}
          action={<Button onPress={() => useActivityView.setState({ kind: 'all', words: '' })}>{t('clear')}</Button>}
        />
      ) : (
        <RowList
          label={t('list')}
          items={rows}
          selectedId={selectedId}
          onSelect={(row) => useActivityView.setState({ selectedId: row.id })}
          onPrimary={(row) => openDetails(row.id)}
          render={(row) =>
            row.kind === 'row' ? <ActivityRow row={row} /> : <span className={styles['day']}>{row.label}</span>
          }
        />
      )}
      {mayHaveOlder && (
        <div className={styles['older']}>
          <Button tone="quiet" onPress={showWhole}>
            {t('older')}
          </Button>
        </div>
      )}
    </>
  );
}

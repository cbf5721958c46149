import { ArrowLeft, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanReport } from '../../../../electron/contract/programs.ts';
import { Page } from '../../../app/page.tsx';
import { navigate } from '../../../app/route.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { Filter } from '../../../components/filter.tsx';
import { useNow } from '../../../components/now.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useFormat } from '../../../i18n/i18n.ts';
import { FoldersCard } from './folders-card.tsx';
import { GorootCard } from './goroot-card.tsx';
import { ProgramTable } from './program-table.tsx';
import styles from './programs.module.css';
import { usePrograms } from './programs-store.ts';
import { ProjectsCard } from './projects-card.tsx';
import { RebuildAllButton } from './rebuild-all-button.tsx';
import { SdksCard } from './sdks-card.tsx';
import { isOther, sortPrograms } from './sort-programs.ts';

const FRESH_MS = 60_000;

/** Everything that should name one Go version and does not. */
export function ProgramsPage() {
  const { t } = useTranslation('programs');
  const { value: report, error, isLoading } = usePrograms();
  useEffect(() => {
    const { value } = usePrograms.getState();
    if (value === null || Date.now() - Date.parse(value.at) > FRESH_MS) void usePrograms.refresh();
  }, []);
  return (
    <Page
      title={t('title')}
      {...(report === null ? {} : { hint: <Scanned report={report} /> })}
      actions={
        <>
          <Button icon={ArrowLeft} onPress={() => navigate('environment')}>
            {t('back')}
          </Button>
          <Button icon={RefreshCw} isBusy={isLoading} onPress={() => void usePrograms.refresh()}>
            {t('run')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void usePrograms.refresh()} />}
      {report === null && error === null && <Skeleton rows={8} />}
      {report !== null && (
        <>
          <BinariesCard report={report} isScanning={isLoading} />
          <FoldersCard report={report} />
          {report.goroot !== null && <GorootCard goroot={report.goroot} />}
          <SdksCard sdks={report.sdks} />
          <ProjectsCard projects={report.projects} />
        </>
      )}
    </Page>
  );
}

function Scanned({ report: { at, against } }: { readonly report: ScanReport }) {
  const { t } = useTranslation('programs');
  const format = useFormat();
  const when = format.age(at, useNow(10_000));
  return against === null ? t('scannedAlone', { when }) : t('scanned', { when, version: against.version });
}

function BinariesCard({ report, isScanning }: { readonly report: ScanReport; readonly isScanning: boolean }) {
  const { t } = useTranslation('programs');
  const format = useFormat();
  const [wanted, setWanted] = useState<'other' | 'all'>('other');
  const sorted = sortPrograms(report.binaries);
  const others = sorted.filter(isOther);
  const shown = wanted === 'all' ? sorted : others;
  return (
    <Card
      title={t('card.title')}
      {...(isScanning ? { hint: <Spinner label={t('scanning')} /> } : {})}
      actions={<RebuildAllButton programs={others} />}
    >
      {report.binaries.length > 0 && (
        <div className={styles['filter']}>
          <Filter
            label={t('filter.label')}
            value={wanted}
            onChange={setWanted}
            options={[
              { value: 'other', label: t('filter.other'), count: format.number(others.length) },
              { value: 'all', label: t('filter.all'), count: format.number(sorted.length) },
            ]}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <ProgramTable programs={shown} against={report.against?.version ?? null} />
      )}
    </Card>
  );
}

import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ScanReport } from '../../../../electron/contract/programs.ts';
import { navigate } from '../../../app/route.ts';
import { Button } from '../../../components/button.tsx';
import { Card } from '../../../components/card.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { homePath } from '../../../components/home-path.ts';
import { Spinner } from '../../../components/spinner.tsx';
import { useApp } from '../../../engine/stores.ts';
import { useFormat } from '../../../i18n/i18n.ts';
import { ProgramTable } from './program-table.tsx';
import styles from './programs.module.css';
import { usePrograms } from './programs-store.ts';
import { RebuildAllButton } from './rebuild-all-button.tsx';
import { countMismatches, isOther, sortPrograms } from './sort-programs.ts';

/** As many as the eye takes in; the rest is on the page of its own. */
const SHOWN = 5;

/** The programs that another Go built, in short, and the way to everything else that should name one version. */
export function ProgramsCard() {
  const { t } = useTranslation('programs');
  const { value: report, error, isLoading } = usePrograms();
  const others = sortPrograms((report?.binaries ?? []).filter(isOther));
  return (
    <Card
      title={t('card.title')}
      hint={
        isLoading ? (
          <Spinner label={t('scanning')} />
        ) : report !== null && others.length > 0 ? (
          <Hint report={report} count={others.length} />
        ) : null
      }
      actions={
        <>
          <RebuildAllButton programs={others} />
          <Button icon={ArrowRight} onPress={() => navigate('environment', { path: ['programs'] })}>
            {t('card.open')}
          </Button>
        </>
      }
    >
      {error !== null && <ErrorNotice error={error} onRetry={() => void usePrograms.refresh()} />}
      {others.length > 0 && (
        <ProgramTable programs={others.slice(0, SHOWN)} against={report?.against?.version ?? null} />
      )}
      {report !== null && others.length === 0 && <AllSame report={report} />}
      {report !== null && <Rest report={report} hidden={others.length - SHOWN} />}
    </Card>
  );
}

function Hint({ report: { binaries, against }, count }: { readonly report: ScanReport; readonly count: number }) {
  const { t } = useTranslation('programs');
  return t('card.other', { count, all: binaries.length, version: against?.version ?? '' });
}

function AllSame({ report: { binaries, folders, against } }: { readonly report: ScanReport }) {
  const { t } = useTranslation('programs');
  const format = useFormat();
  const userHome = useApp(({ value }) => value?.userHome);
  const names = format.list(folders.filter(({ exists }) => exists).map(({ folder }) => homePath(folder, userHome)));
  if (names === '') return <p className={styles['nothing']}>{t('card.noFolders')}</p>;
  if (binaries.length === 0 || against === null)
    return <p className={styles['nothing']}>{t('card.noPrograms', { folders: names })}</p>;
  return <p className={styles['nothing']}>{t('card.none', { folders: names, version: against.version })}</p>;
}

/** What else disagrees, each as one line. */
function Rest({ report, hidden }: { readonly report: ScanReport; readonly hidden: number }) {
  const { t } = useTranslation('programs');
  const { sdks, projects, isGorootOther } = countMismatches(report);
  const lines = [
    hidden > 0 && t('card.more', { count: hidden }),
    sdks > 0 && t('card.sdks', { count: sdks }),
    projects > 0 && t('card.projects', { count: projects }),
    isGorootOther && t('card.goroot'),
  ].filter((line) => line !== false);
  if (lines.length === 0) return null;
  return <p className={styles['nothing']}>{lines.join(' · ')}</p>;
}

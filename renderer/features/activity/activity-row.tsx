import { ChevronRight, FolderGit2, Layers, ListRestart, Settings, SquareTerminal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Chip } from '../../components/chip.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { useMediaQuery, WIDE } from '../../components/media-query.ts';
import { useFormat } from '../../i18n/i18n.ts';
import styles from './activity.module.css';
import type { EntryRow } from './activity-list.ts';
import { openDetails } from './activity-view.ts';
import { type EntryKind, entryKind } from './entry-kind.ts';
import { undoEntry } from './undo-entry.ts';

const ICONS: Readonly<Record<EntryKind, typeof Layers>> = {
  versions: Layers,
  projects: FolderGit2,
  shells: SquareTerminal,
  settings: Settings,
  other: ListRestart,
};

export function ActivityRow({ row }: { readonly row: EntryRow }) {
  const { t } = useTranslation(['activity', 'common']);
  const format = useFormat();
  const isWide = useMediaQuery(WIDE);
  const { entry, sentence } = row;
  const Icon = ICONS[entryKind(entry)];
  return (
    <>
      <time className={styles['time']} dateTime={entry.at}>
        {format.time(entry.at)}
      </time>
      <Icon size={16} strokeWidth={1.8} />
      <span
        className={classNames(styles['sentence'], entry.undoState === 'undone' && styles['undone'])}
        title={sentence}
      >
        {sentence}
      </span>
      {entry.undoes !== undefined && <Chip>{t('activity:undoOf')}</Chip>}
      <span className={styles['end']}>
        {entry.undoState === 'possible' ? (
          <Button label={`${t('common:undo')}: ${sentence}`} onPress={() => void undoEntry(entry)}>
            {t('common:undo')}
          </Button>
        ) : (
          <span className={styles['state']}>{t(`activity:states.${entry.undoState}`)}</span>
        )}
        {!isWide && (
          <IconButton
            icon={ChevronRight}
            label={`${t('common:details')}: ${sentence}`}
            onPress={() => openDetails(entry.id)}
          />
        )}
      </span>
    </>
  );
}

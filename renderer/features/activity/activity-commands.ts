import { History, Undo2 } from 'lucide-react';
import type { Command, CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { useJournal } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { useActivityView } from './activity-view.ts';
import { describeEntry } from './describe-entry.ts';
import { ENTRY_KINDS } from './entry-kind.ts';
import { undoEntry } from './undo-entry.ts';

/** The latest change can be undone from anywhere; each kind of change is a page to go to. */
export const activityCommands: CommandProvider = { id: 'activity', commands };

function commands(): readonly Command[] {
  const last = useJournal
    .getState()
    .value?.find((entry) => entry.undoes === undefined && entry.undoState === 'possible');
  const kinds = ENTRY_KINDS.filter((kind) => kind !== 'other').map((kind) => ({
    id: `activity.show:${kind}`,
    title: t('activity:commands.show', { kind: t(`activity:kinds.${kind}`) }),
    keywords: 'activity journal history 活动 记录',
    group: t('palette:group.pages'),
    icon: History,
    run: () => {
      useActivityView.setState({ kind, words: '' });
      navigate('activity');
    },
  }));
  if (last === undefined) return kinds;
  const undo = {
    id: 'activity.undo-last',
    title: t('activity:commands.undoLast', { what: describeEntry(last) }),
    keywords: 'undo revert 撤销',
    group: t('palette:group.actions'),
    icon: Undo2,
    run: () => undoEntry(last),
  };
  return [undo, ...kinds];
}

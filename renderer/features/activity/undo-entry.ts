import type { JournalItem } from '../../../electron/contract/api.ts';
import { confirm } from '../../components/confirm.tsx';
import { runAction } from '../../components/run-action.ts';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useJournal } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { describeEntry } from './describe-entry.ts';

/** Undoes an entry; asks first where that deletes or downloads much. */
export async function undoEntry(entry: JournalItem): Promise<void> {
  const question = questionOf(entry);
  if (
    question !== null &&
    !(await confirm({
      title: t('activity:confirmTitle'),
      body: question.body,
      action: t('common:undo'),
      tone: question.tone,
    }))
  )
    return;
  const outcome = await runAction(() => call('journal.undo', { id: entry.id }));
  if (outcome === undefined) return;
  toast({
    text: () => t(outcome.kind === 'done' ? 'activity:undone' : 'activity:undoStarted', { what: describeEntry(entry) }),
  });
  void useJournal.refresh();
}

function questionOf({
  action,
  target,
}: JournalItem): { readonly body: string; readonly tone: 'danger' | 'primary' } | null {
  if (action === 'sdk.install' || action === 'sdk.import')
    return { body: t('activity:confirmInstall', { target }), tone: 'danger' };
  if (action === 'sdk.uninstall') return { body: t('activity:confirmUninstall', { target }), tone: 'primary' };
  return null;
}

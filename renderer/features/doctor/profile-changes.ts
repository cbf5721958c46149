/** Edits of profiles: always seen before they are made, and undone through the journal. */
import type { ProfileChange, ProfileObstacle } from '../../../electron/contract/profiles.ts';
import { runAction } from '../../components/run-action.ts';
import { toast } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { t } from '../../i18n/i18n.ts';
import { checkSoon } from './doctor-stores.ts';

/** An edit that can be looked at, and then made. `force` goes ahead in files that were changed by hand. */
export interface ProfileEdit {
  readonly kind: 'set-up' | 'undo' | 'fix';
  preview(force: boolean): Promise<readonly ProfileChange[]>;
  apply(force: boolean): Promise<readonly ProfileChange[]>;
}

export const SET_UP: ProfileEdit = {
  kind: 'set-up',
  preview: (force) => call('profiles.preview', { force }),
  apply: (force) => call('profiles.apply', { force }),
};

export const UNDO_SET_UP: ProfileEdit = {
  kind: 'undo',
  preview: (force) => call('profiles.previewUndo', { force }),
  apply: (force) => call('profiles.undo', { force }),
};

/** Comments the line out. */
export function fixOf({ shell, at: { file, line, text } }: ProfileObstacle): ProfileEdit {
  const place = { shell, file, line, text };
  return {
    kind: 'fix',
    preview: async () => [await call('profiles.previewFix', place)],
    apply: async () => [await call('profiles.applyFix', place)],
  };
}

/** Files that will be, or were, written. */
export function changedFiles(changes: readonly ProfileChange[]): readonly ProfileChange[] {
  return changes.filter(({ action }) => action !== 'unchanged' && action !== 'refused');
}

/** Files that were changed by hand: the only refusal that a person can overrule. */
export function canForce(changes: readonly ProfileChange[]): boolean {
  return changes.some(({ action, problem }) => action === 'refused' && problem?.code === 'profile-edited');
}

/** Makes the edit, says what came of it, and asks the shells again. True when nothing was refused. */
export async function applyEdit(edit: ProfileEdit, force: boolean): Promise<boolean> {
  const changes = await runAction(() => edit.apply(force));
  if (changes === undefined) return false;
  const done = changedFiles(changes);
  const refused = changes.filter(({ action }) => action === 'refused');
  const ids = done.flatMap(({ journalId }) => journalId ?? []);
  if (done.length > 0) {
    toast({
      text: () => t(`doctor:done.${edit.kind}`, { count: done.length }),
      ...(ids.length === 0 ? {} : { action: { label: () => t('common:undo'), run: () => undoChanges(ids) } }),
    });
  }
  void checkSoon();
  return refused.length === 0;
}

/** Newest first: a later edit of the same file is undone before an earlier one. */
async function undoChanges(ids: readonly string[]): Promise<void> {
  await runAction(async () => {
    for (const id of ids.toReversed()) await call('journal.undo', { id });
    toast({ text: () => t('doctor:done.undone') });
    void checkSoon();
  });
}

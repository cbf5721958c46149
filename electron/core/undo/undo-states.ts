import type { JournalItem } from '../../contract/api.ts';
import type { JournalEntry } from '../../contract/models.ts';

/** The kinds of entries that undoers.ts can undo. Not a settings file that was set aside: put back, it would be set aside again at the next read. */
export const UNDOABLE_ACTIONS = [
  'sdk.use',
  'sdk.install',
  'sdk.import',
  'sdk.uninstall',
  'settings.update',
  'profile.edit',
  'projects.add',
  'projects.remove',
  'projects.group',
  'projects.pin',
  'projects.unpin',
  'go-env.edit',
  'go-env.profiles',
  'go-env.telemetry',
  'folder.make',
  'modes.change',
  'program.rebuild',
  'program.restore',
  'shims.write',
] as const;
export type UndoableAction = (typeof UNDOABLE_ACTIONS)[number];

/**
 * Each entry with whether it can be undone. An entry and the one that undid it cancel out, so that one can go on undoing what was before them; and the
 * entry of an undoing can be undone in its turn, as long as it is the latest word on its subject.
 * @param entries newest first, without gaps from the newest on
 */
export function withUndoStates(entries: readonly JournalEntry[]): JournalItem[] {
  const undone = new Set<string>();
  const changed = new Set<string>();
  const mentioned = new Set<string>();
  return entries.map((entry) => {
    const subjects = subjectsOf(entry);
    const later = entry.undoes === undefined ? changed : mentioned;
    const undoState = undone.has(entry.id)
      ? 'undone'
      : !isUndoable(entry)
        ? 'impossible'
        : subjects.some((subject) => later.has(subject))
          ? 'overtaken'
          : 'possible';
    for (const subject of subjects) {
      mentioned.add(subject);
      if (undoState !== 'undone' && entry.undoes === undefined) changed.add(subject);
    }
    if (undoState !== 'undone' && entry.undoes !== undefined) undone.add(entry.undoes);
    return { ...entry, undoState };
  });
}

export function isUndoable({ action, undo }: JournalEntry): boolean {
  return undo !== null && (UNDOABLE_ACTIONS as readonly string[]).includes(action);
}

/** What an entry changed: of two entries with a subject in common the later one is undone first. Profiles keep records of their own for each edit. */
function subjectsOf({ action, target, data, undo }: JournalEntry): string[] {
  if (action === 'sdk.use') return ['active'];
  if (action === 'sdk.install' || action === 'sdk.import' || action === 'sdk.uninstall') return [`sdk ${target}`];
  if (action === 'settings.update') return Object.keys((data['changed'] as object | undefined) ?? {}).map((key) => `setting ${key}`);
  if (action === 'projects.add' || action === 'projects.remove' || action === 'projects.group') return ['projects'];
  if (action === 'projects.pin' || action === 'projects.unpin') return [`pin ${String(undo?.['file'])}`];
  if (action === 'program.rebuild' || action === 'program.restore') return [`program ${target}`];
  if (action === 'go-env.edit') return [`file ${target}`];
  if (action === 'go-env.profiles' || action === 'go-env.telemetry') return [action];
  if (action === 'folder.make') return [`folder ${target}`];
  if (action === 'shims.write') return ['shims'];
  if (action === 'modes.change') return modesOf(undo).map((file) => `modes ${file}`);
  return [];
}

function modesOf(undo: JournalEntry['undo']): string[] {
  const files = undo?.['files'];
  return Array.isArray(files) ? files.map((one) => String((one as { file?: unknown } | null)?.file)) : [];
}

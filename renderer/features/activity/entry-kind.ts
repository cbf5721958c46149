import type { JournalEntry } from '../../../electron/contract/models.ts';

export const ENTRY_KINDS = ['versions', 'projects', 'shells', 'settings', 'other'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

const KIND_OF_SUBJECT: Readonly<Record<string, EntryKind>> = {
  sdk: 'versions',
  projects: 'projects',
  profile: 'shells',
  settings: 'settings',
  'go-env': 'settings',
  secrets: 'settings',
};

/**
 * What an entry is about, by the first word of its action (`sdk.install`). Actions of a newer GoSwitch may be unknown.
 */
export function entryKind({ action }: Pick<JournalEntry, 'action'>): EntryKind {
  return KIND_OF_SUBJECT[action.split('.')[0] ?? ''] ?? 'other';
}

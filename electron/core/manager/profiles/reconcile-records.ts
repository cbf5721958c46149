import type { JournalEntry } from '../../../contract/models.ts';
import type { Journal } from '../../base/journal/journal.ts';
import { EDIT_ACTION, type EditDeps, editEntry, journalDiff, UNDO_ACTION } from './edit-profile.ts';
import { type EditRecord, type EditRecords, sha256 } from './edit-records.ts';

import { forgetEdit } from './undo-edit.ts';

const ALL = Number.MAX_SAFE_INTEGER;

/**
 * Brings records and journal together after a process was killed between the steps of an edit or of its undoing: an
 * edit that was made and not journalled is journalled, a record of an edit that was never made, or that is undone,
 * goes. Returns the records that stand, oldest first. The caller holds the lock `profiles`.
 */
export async function reconcileRecords({ records, journal, storeOf }: EditDeps): Promise<EditRecord[]> {
  const standing: EditRecord[] = [];
  await journal.settle('profiles');
  const journalled = await journalledEdits(journal);
  const undone = new Set((await journal.list({ action: UNDO_ACTION, limit: ALL })).map(({ data }) => data['record']));
  for (const record of await records.list()) {
    if (undone.has(record.id)) {
      const { bytes } = await storeOf(record.file).read(record.file);
      await forgetEdit(record, records, { isFileLeft: bytes !== null });
      continue;
    }
    if (journalled.has(record.id)) {
      standing.push(record);
      continue;
    }
    const { bytes } = await storeOf(record.file).read(record.file);
    const nowSha256 = bytes === null ? null : sha256(bytes);
    if (nowSha256 === record.beforeSha256 && record.createdFolders.length === 0) {
      await records.remove(record);
      continue;
    }
    const diff =
      nowSha256 === record.afterSha256 ? journalDiff(record.file, await beforeOf(record, records), bytes) : '';
    await journal.append(editEntry(record, record.beforeSha256 === null ? 'create' : 'update', diff));
    standing.push(record);
  }
  return standing;
}

/** The journal's entry of each edit, by the record it names. */
export async function journalledEdits(journal: Journal): Promise<Map<string, JournalEntry>> {
  const entries = await journal.list({ action: EDIT_ACTION, limit: ALL });
  return new Map(entries.map((entry) => [String(entry.undo?.record), entry]));
}

async function beforeOf(record: EditRecord, records: EditRecords): Promise<Buffer | null> {
  return record.beforeSha256 === null ? null : await records.before(record);
}

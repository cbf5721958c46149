import { AppError } from '../../../contract/errors.ts';
import type { ProfileChange } from '../../../contract/profiles.ts';
import type { EditRecord } from './edit-records.ts';
import { unloadLaunchAgent } from './launch-agent.ts';
import { journalledEdits, reconcileRecords } from './reconcile-records.ts';
import type { Setup } from './setup.ts';
import type { SetupTools } from './setup-tools.ts';
import { strayBlocks } from './stray-blocks.ts';
import { previewUndoRecords, type UndoRecordOptions, undoRecord, undoRecords } from './undo-records.ts';

/** The half of `Setup` that takes edits back. */
export function createUndoing(tools: SetupTools): Pick<Setup, 'previewUndo' | 'undo' | 'undoEntry'> {
  const { context, editing, runProgram } = tools;

  /** What set-up did. Proxy variables are none of its business (core/manager/terminal-proxy/). */
  async function undoable(): Promise<EditRecord[]> {
    const standing = (await editing.records.list()).filter(({ kind }) => kind !== 'proxy');
    const stray = await strayBlocks(context, { targets: await tools.detect(), records: standing, runProgram });
    return [...stray, ...standing.reverse()];
  }

  async function undoOne(record: EditRecord, options: UndoRecordOptions): Promise<ProfileChange> {
    const change = await undoRecord(tools, record, options);
    if (change.targets.includes('launchd') && change.action !== 'refused') await unloadLaunchAgent(context, runProgram);
    return change;
  }

  return {
    previewUndo: ({ force = false } = {}) => previewUndoRecords(tools, undoable, { kind: 'block', force }),
    undo: ({ force = false, signal } = {}) =>
      tools.locked(signal, () =>
        undoRecords(tools, undoable, (record, options) => undoOne(record, { ...options, force })),
      ),
    undoEntry: (journalId, { force = false, signal } = {}) =>
      tools.locked(signal, async () => {
        const all = await reconcileRecords(editing);
        const entries = await journalledEdits(editing.journal);
        const record = all.find(({ id }) => entries.get(id)?.id === journalId);
        if (record === undefined)
          throw new AppError(
            'invalid-input',
            `Nothing to undo: the journal entry ${journalId} is not an edit of a startup file`,
          );
        return undoOne(record, { all, force, entry: entries.get(record.id) ?? null });
      }),
  };
}

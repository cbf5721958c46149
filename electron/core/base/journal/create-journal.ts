import { randomBytes } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { JournalEntry } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import type { Layout } from '../../layout.ts';
import { appendLine } from '../files/append-line.ts';
import { assertDecodedPath } from '../files/decoded-path.ts';
import { explainFileError } from '../files/file-errors.ts';
import { removeProfileLeftovers } from '../files/leftover-files.ts';
import { readLinesBackward } from '../files/read-lines-backward.ts';
import { redactSecretsIn } from '../log/redact-secrets.ts';
import { type Evidence, judgeEvidence, type Outcome, stateOf } from './evidence.ts';
import type { Change, ChangeLock, Journal, NewJournalEntry } from './journal.ts';
import { parseEntry } from './parse-entry.ts';
import { type Pending, pendingLocks, readPending, removePending, writePending } from './pending-changes.ts';
import { entryBeingUndone } from './undoing.ts';

const DEFAULT_LIMIT = 500;
/** Of the lines that one list takes: no window shows more, and none of them fills memory. */
const MOST_BYTES = 32 << 20;

/** The journal of a home, in journal.jsonl. Ids sort by time, also within one millisecond of one process. */
export function createJournal({ layout, clock, events }: Pick<CoreContext, 'layout' | 'clock' | 'events'>): Journal {
  let lastIdMs = 0;

  function complete(entry: NewJournalEntry): JournalEntry {
    const nowMs = clock.now();
    lastIdMs = Math.max(nowMs, lastIdMs + 1);
    const undoes = entry.undoes ?? entryBeingUndone();
    const said = undoes === undefined ? entry : { ...entry, undoes };
    return { id: makeId(lastIdMs), at: new Date(nowMs).toISOString(), ...redactSecretsIn(said) };
  }

  async function write(entry: JournalEntry): Promise<JournalEntry> {
    try {
      await appendLine(layout.journal, JSON.stringify(entry));
    } catch (error) {
      throw explainFileError(error, 'write the journal');
    }
    events.emit('journalAppended', entry);
    return entry;
  }

  /** Journals a change that was not seen to its end, as far as it was made, and forgets that it was pending. */
  async function settleOne(file: string, { entry, evidence }: Pending, counts: readonly Outcome[]): Promise<void> {
    await bringBackTrees(layout, evidence);
    const found = await judgeEvidence(evidence);
    if (counts.includes(found.outcome) && !(await has(entry.id)))
      await write({ ...entry, summary: settledSummary(entry, found) });
    await removePending(file);
  }

  /** A process may have been killed between the journal's write and the removal of what was pending. */
  async function has(id: string): Promise<boolean> {
    const quoted = JSON.stringify(id);
    try {
      for await (const line of readLinesBackward(layout.journal))
        if (line.includes(quoted) && parseEntry(line)?.id === id) return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFileError(error, 'read the journal');
    }
    return false;
  }

  async function settle(lock: ChangeLock): Promise<void> {
    for (const { file, pending } of await readPending(layout, lock)) {
      if (pending === null) continue;
      await settleOne(file, pending, ['made', 'partly', 'unclear']);
      // What was to take the place of a file of the user's lies beside it.
      for (const { path: changed } of pending.evidence) await removeProfileLeftovers(path.dirname(changed));
    }
  }

  async function change({ lock, entry: said, evidence, make, unmake }: Change): Promise<JournalEntry> {
    // The last line of defence: whatever named these files, what would be changed is another one than was meant.
    for (const { path: file } of evidence) assertDecodedPath(file);
    await settle(lock);
    const entry = complete(said);
    const pending = { entry, evidence };
    const file = await writePending(layout, lock, pending);
    try {
      await make();
    } catch (error) {
      await unmake?.();
      // What someone else made of it meanwhile is no change of ours. Where the journal cannot be written now either,
      // the next change settles it; what went wrong first is what a person needs to read.
      await settleOne(file, pending, ['made', 'partly']).catch(() => undefined);
      throw error;
    }
    try {
      await write(entry);
    } catch (error) {
      if (unmake !== undefined) {
        await unmake();
        await settleOne(file, pending, ['made', 'partly']).catch(() => undefined);
      }
      throw error;
    }
    await removePending(file);
    return entry;
  }

  async function list({
    limit = DEFAULT_LIMIT,
    action,
  }: {
    readonly limit?: number;
    readonly action?: string;
  } = {}): Promise<JournalEntry[]> {
    const entries: JournalEntry[] = [];
    if (limit <= 0) return entries;
    let bytes = 0;
    try {
      for await (const line of readLinesBackward(layout.journal)) {
        const entry = parseEntry(line);
        if (entry === null || (action !== undefined && entry.action !== action)) continue;
        bytes += line.length;
        if (entries.length > 0 && bytes > MOST_BYTES) break;
        entries.push(entry);
        if (entries.length >= limit) break;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFileError(error, 'read the journal');
    }
    return entries;
  }

  return { append: (entry) => write(complete(entry)), change, settle, unsettled: () => pendingLocks(layout), list };
}

/** Nine base-36 digits of milliseconds last until the year 5188. */
function makeId(timeMs: number): string {
  return `${timeMs.toString(36).padStart(9, '0')}-${randomBytes(5).toString('hex')}`;
}

function settledSummary(
  { summary }: JournalEntry,
  { outcome, changed, unchanged }: Awaited<ReturnType<typeof judgeEvidence>>,
): string {
  const stem = summary.replace(/\.$/, '');
  if (outcome === 'partly')
    return `${stem}, but GoSwitch was stopped halfway: ${changed.join(', ')} changed, ${unchanged.join(', ')} did not`;
  if (outcome === 'unclear')
    return `${stem}, or was about to: GoSwitch was stopped meanwhile, and something else changed it since`;
  return summary;
}

/**
 * A change that puts a new tree in the place of an old one moves the old one to trash/ first. Where it was killed
 * before the new one came, the old one is still there, known by its node, and goes back to its place. The caller holds
 * the lock of the change, and has the trees of trash/ to itself.
 */
async function bringBackTrees({ trash }: Pick<Layout, 'trash'>, evidence: readonly Evidence[]): Promise<void> {
  for (const { path: place, by, before } of evidence) {
    if (by !== 'node' || before === null || (await stateOf(place, 'node')) !== null) continue;
    for (const name of await readdir(trash).catch((): string[] => [])) {
      const tree = path.join(trash, name);
      if ((await stateOf(tree, 'node')) !== before) continue;
      await rename(tree, place);
      break;
    }
  }
}

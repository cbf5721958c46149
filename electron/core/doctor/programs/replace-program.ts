import { createHash, randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { JournalEntry } from '../../../contract/models.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { hashFile } from '../../base/files/hash-file.ts';
import { PROGRAM_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';
import { bytesEvidence } from '../../base/journal/evidence.ts';
import type { NewJournalEntry } from '../../base/journal/journal.ts';
import { withChanges } from '../fixes/journaled-fix.ts';
import type { Subjects } from '../subjects.ts';

const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);

/** What bringing the bytes before back needs; they are in backups/ under a plain name. */
export const programUndo = z.object({
  kind: z.literal('program'),
  file: z.string().refine((file) => path.isAbsolute(file)),
  backup: z.string().regex(/^program-[0-9a-f]{12}(?:\.[^/\\]*)?$/),
  beforeSha256: sha256Field,
  afterSha256: sha256Field,
});
type ProgramUndo = z.infer<typeof programUndo>;

interface Replacement {
  readonly file: string;
  /** The file whose bytes it gets. */
  readonly from: string;
  /** What the file must still be. */
  readonly expectedSha256: string;
  readonly action: 'program.rebuild' | 'program.restore';
  readonly summary: string;
  readonly data: NewJournalEntry['data'];
}

/**
 * Replaces a program in one step and journals it; its permissions stay, its old bytes are kept in backups/. Throws
 * `rebuild-failed` when the file is no longer what it was, `permission-denied`, `disk-full`, `lock-timeout`.
 */
export async function replaceProgram(core: Subjects, replacement: Replacement): Promise<JournalEntry> {
  const { file, from, expectedSha256, action, summary, data } = replacement;
  const { layout } = core.context;
  return await withChanges(core, async (journal) => {
    const backup = `program-${randomBytes(6).toString('hex')}.${path.basename(file)}`;
    const kept = path.join(layout.backups, backup);
    let isReplaced = false;
    try {
      const bound = { maxBytes: PROGRAM_BYTES };
      const [old, next, { mode }] = await Promise.all([
        readSmallFile(file, bound),
        readSmallFile(from, bound),
        stat(file),
      ]);
      if (sha256(old) !== expectedSha256)
        throw new AppError(
          'rebuild-failed',
          `${file} was changed by another program in the meantime, so it was not replaced`,
        );
      await writeFileAtomic(kept, old, { mode: 0o600 });
      const undo: ProgramUndo = {
        kind: 'program',
        file,
        backup,
        beforeSha256: expectedSha256,
        afterSha256: sha256(next),
      };
      const make = async () => {
        await writeFileAtomic(file, next, { mode: mode & 0o7777, keepsAttributes: true });
        isReplaced = true;
      };
      const entry = { action, target: file, summary, data, undo };
      return await journal.change({ lock: 'changes', entry, evidence: [bytesEvidence(file, old, next)], make });
    } catch (error) {
      // Where only the journal could not be written, its note in backups/ will be, and needs them.
      if (!isReplaced) await rm(kept, { force: true });
      throw explainFileError(error, `replace ${file}`);
    }
  });
}

/**
 * Brings the bytes before a replacement back, as one more replacement. Throws `undo-impossible`, and what
 * `replaceProgram` throws.
 */
export async function restoreProgram(
  core: Subjects,
  { file, backup, beforeSha256, afterSha256 }: ProgramUndo,
): Promise<void> {
  const kept = path.join(core.context.layout.backups, backup);
  const [present, before] = await Promise.all([file, kept].map((one) => hashFile(one).catch(() => null)));
  if (present !== afterSha256) throw new AppError('undo-impossible', `${file} was changed or removed since then`);
  if (before !== beforeSha256) throw new AppError('undo-impossible', `The old program is no longer in ${kept}`);
  const summary = `Brought the earlier ${path.basename(file)} back`;
  await replaceProgram(core, {
    file,
    from: kept,
    expectedSha256: afterSha256,
    action: 'program.restore',
    summary,
    data: {},
  });
  await rm(kept, { force: true });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { chmod, lstat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { JournalEntry } from '../../../contract/models.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Subjects } from '../subjects.ts';
import type { Fix } from './fix.ts';
import { fixImpossible, withChanges } from './journaled-fix.ts';

const CHANGE_MODES_ACTION = 'modes.change';

const modeBits = z.number().int().min(0).max(0o7777);
export const modesUndo = z.object({
  kind: z.literal('modes'),
  files: z.array(z.object({ file: z.string(), from: modeBits, to: modeBits })).min(1),
});

type ModeChange = z.infer<typeof modesUndo>['files'][number];

/**
 * Sets permission bits. `preview` and `apply` refuse links, which may lead to any file, and what belongs to somebody
 * else. @param modes by absolute path
 */
export function changeModesFix(core: Subjects, modes: ReadonlyMap<string, number>): Fix {
  return {
    preview: async () => ({
      steps: (await changesToMake(modes)).map((change) => ({ kind: 'change-mode', ...change })),
    }),
    async apply() {
      const entry = await withChanges(core, async (journal) => {
        const files = await changesToMake(modes);
        return await change(journal, files, (where) => `Changed the permissions of ${where}`);
      });
      return { journalIds: [entry.id], jobId: null };
    },
  };
}

/**
 * Gives files the bits back that they had. Throws `undo-impossible` when one of them has others by now, and then
 * changes none.
 */
export async function undoModes(core: Subjects, { files }: z.infer<typeof modesUndo>): Promise<void> {
  await withChanges(core, async (journal) => {
    for (const { file, to } of files) {
      const now = await modeOf(file);
      if (now !== to)
        throw new AppError(
          'undo-impossible',
          now === null ? `${file} is gone` : `${file} has other permissions by now`,
        );
    }
    const back = files.map(({ file, from, to }) => ({ file, from: to, to: from }));
    await change(journal, back, (where) => `Gave ${where} its permissions back`);
  });
}

async function changesToMake(modes: ReadonlyMap<string, number>): Promise<ModeChange[]> {
  const changes: ModeChange[] = [];
  for (const [file, to] of modes) {
    const from = await modeOf(file);
    if (from === null) throw fixImpossible(`${file} is gone`);
    await assertOwnFile(file);
    if (from !== to) changes.push({ file, from, to });
  }
  if (changes.length === 0) throw fixImpossible('The permissions are as they should be by now');
  return changes;
}

async function change(
  journal: Journal,
  files: readonly ModeChange[],
  summary: (where: string) => string,
): Promise<JournalEntry> {
  const where = files.length === 1 ? files[0]!.file : `${files.length} files below ${commonFolder(files)}`;
  const undo = { kind: 'modes', files: [...files] } satisfies z.infer<typeof modesUndo>;
  const entry = {
    action: CHANGE_MODES_ACTION,
    target: where,
    summary: summary(where),
    data: { count: files.length },
    undo,
  };
  const evidence = files.map(({ file, from, to }) => ({
    path: file,
    by: 'mode' as const,
    before: from.toString(8),
    after: to.toString(8),
  }));
  return await journal.change({ lock: 'changes', entry, evidence, make: () => setAll(files) });
}

/** All of them or none. */
async function setAll(files: readonly ModeChange[]): Promise<void> {
  const done: ModeChange[] = [];
  try {
    for (const one of files) {
      await chmod(one.file, one.to);
      done.push(one);
    }
  } catch (error) {
    for (const { file, from } of done.reverse()) await chmod(file, from);
    throw explainFileError(error, 'change permissions');
  }
}

async function modeOf(file: string): Promise<number | null> {
  return await lstat(file).then(
    ({ mode }) => mode & 0o7777,
    () => null,
  );
}

async function assertOwnFile(file: string): Promise<void> {
  const found = await lstat(file);
  if (found.isSymbolicLink()) throw fixImpossible(`${file} is a symlink, so its permissions are left alone`);
  const user = process.geteuid?.();
  if (user === undefined || user === 0 || found.uid === user) return;
  throw new AppError('permission-denied', `${file} belongs to another user`, {
    hint: 'Ask its owner to change its permissions',
  });
}

function commonFolder(files: readonly ModeChange[]): string {
  let folder = path.dirname(files[0]!.file);
  while (!files.every(({ file }) => file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)))
    folder = path.dirname(folder);
  return folder;
}

import { access, constants, lstat, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { JournalEntry } from '../../../contract/models.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { missingFolders } from '../../base/files/missing-folders.ts';
import { presenceEvidence } from '../../base/journal/evidence.ts';
import { makeProfileFolder, removeEmptyFolders } from '../../manager/profiles/replace-profile.ts';
import type { Subjects } from '../subjects.ts';
import type { Fix } from './fix.ts';
import { fixImpossible, withChanges } from './journaled-fix.ts';

const MAKE_FOLDER_ACTION = 'folder.make';

/** Folders, outermost first; `made` tells whether the entry made or removed them. */
export const foldersUndo = z.object({
  kind: z.literal('folders'),
  folders: z.array(z.string()).min(1),
  made: z.boolean(),
});

/** Makes a folder with all above it, owned as the folder it is made in. */
export function makeFolderFix(core: Subjects, folder: string): Fix {
  return {
    async preview() {
      await assertMissing(folder);
      return { steps: [{ kind: 'make-folder', folder }] };
    },
    apply: async () => ({ journalIds: [(await makeFolders(core, folder)).id], jobId: null }),
  };
}

async function assertMissing(folder: string): Promise<string[]> {
  const missing = await missingFolders(folder);
  if (missing.length === 0) throw fixImpossible(`${folder} is there by now`);
  // A link that leads nowhere counts as missing, and cannot be made a folder.
  for (const one of missing)
    if ((await lstat(one).catch(() => null)) !== null) throw fixImpossible(`${one} is a symlink that leads nowhere`);
  await access(path.dirname(missing[0]!), constants.W_OK).catch((error: unknown) => {
    throw explainFileError(error, `make the folder ${folder}`);
  });
  return missing;
}

async function makeFolders(core: Subjects, folder: string): Promise<JournalEntry> {
  return await withChanges(core, async (journal) => {
    const folders = await assertMissing(folder);
    const undo: z.infer<typeof foldersUndo> = { kind: 'folders', folders, made: true };
    const entry = {
      action: MAKE_FOLDER_ACTION,
      target: folder,
      summary: `Made the folder ${folder}`,
      data: { folders, made: true },
      undo,
    };
    const make = async () => {
      // The function makes the folder of a file.
      await makeProfileFolder(path.join(folder, 'file')).catch(async (error) => {
        await removeEmptyFolders(folders);
        throw error;
      });
    };
    const evidence = folders.map((each) => presenceEvidence(each, { isMade: true }));
    return await journal.change({ lock: 'changes', entry, evidence, make });
  });
}

/**
 * Removes the folders that a fix made, or makes those again that undoing removed. Throws `undo-impossible` when
 * something is in the folder by now.
 */
export async function undoFolders(core: Subjects, { folders, made }: z.infer<typeof foldersUndo>): Promise<void> {
  const folder = folders.at(-1)!;
  if (!made) {
    if ((await missingFolders(folder)).length > 0) await makeFolders(core, folder);
    return;
  }
  await withChanges(core, async (journal) => {
    if ((await missingFolders(folder)).length > 0) return;
    const undo: z.infer<typeof foldersUndo> = { kind: 'folders', folders, made: false };
    const entry = {
      action: MAKE_FOLDER_ACTION,
      target: folder,
      summary: `Removed the empty folder ${folder}`,
      data: { folders, made: false },
      undo,
    };
    const make = async () => {
      await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
        throw new AppError('undo-impossible', `Could not remove ${folder}: ${explain(error)}`, { cause: error });
      });
      await removeEmptyFolders(folders);
    };
    await journal.change({ lock: 'changes', entry, evidence: [presenceEvidence(folder, { isMade: false })], make });
  });
}

function explain({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOTEMPTY' || code === 'EEXIST' ? 'there is something in it by now' : message;
}

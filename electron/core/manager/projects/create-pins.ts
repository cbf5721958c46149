import { readlink, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { PinResult, UnpinResult } from '../../../contract/projects.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { stateOf } from '../../base/journal/evidence.ts';
import type { Journal, NewJournalEntry } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import { PIN_FILE, parsePin } from '../../go/go-version/parse-pin.ts';
import { versionInEffect } from '../home/version-in-effect.ts';
import { editPin } from './edit-pin.ts';
import {
  keepPinAttributes,
  modeOf,
  type PinUndo,
  pinEvidence,
  pinUndo,
  readIfThere,
  readPinUndo,
  restorePin,
} from './pin-undo.ts';
import { readSpecToPin } from './spec-to-pin.ts';

export interface PinsDependencies {
  readonly journal: Journal;
  readonly locks: Locks;
}

interface Pins {
  /**
   * Writes `spec` into the folder's `.go-version`, in one step, keeping all else in it; through a link to it. `latest`
   * and `oldstable` are written as the version they mean here. The version need not be installed. Throws
   * `invalid-spec`, `pin-not-installed` (for those two words), `invalid-input` for what is no folder,
   * `permission-denied`, `disk-full`.
   */
  pin(folder: string, spec: string): Promise<PinResult>;
  /** Removes the folder's own `.go-version`, whatever it says. Throws `invalid-input`, `permission-denied`. */
  unpin(folder: string): Promise<UnpinResult>;
  /**
   * Undoes what a journal entry of `projects.pin` or `projects.unpin` recorded, and journals that. Throws
   * `undo-impossible` when the file was changed since.
   */
  restore(undo: Readonly<Record<string, unknown>>): Promise<void>;
}

export function createPins(context: CoreContext, { journal, locks }: PinsDependencies): Pins {
  /** Under the lock, so that what is recorded as before is what was replaced. */
  const change = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await locks.withLock('projects', {}, work);
    } catch (error) {
      throw explainFileError(error, doing);
    }
  };

  /** When the journal cannot be written, the file is as it was. */
  const journaled = async (
    said: Omit<NewJournalEntry, 'undo'>,
    undo: PinUndo,
    make: () => Promise<void>,
    evidence = pinEvidence(undo),
  ) => {
    const unmake = async () => {
      if ((await stateOf(undo.file, 'content')) === evidence.after) await restorePin(context.layout, undo);
    };
    await journal.change({
      lock: 'projects',
      entry: { ...said, undo: { ...undo } },
      evidence: [evidence],
      make,
      unmake,
    });
  };

  return {
    async pin(folder, text) {
      const spec = await readSpecToPin(context, text);
      await checkFolder(folder);
      return await change(`pin ${folder}`, async () => {
        const file = path.join(folder, PIN_FILE);
        const target = assertDecodedPath(await realpath(file).catch(() => file));
        const before = await readIfThere(target);
        const after = editPin(before, spec);
        const previous = saidBefore(before, file);
        const changed = before === null || !before.equals(after);
        if (changed) {
          const instead = previous === null ? '' : ` instead of ${previous}`;
          const undo = pinUndo({ file: target, before, after });
          const summary = `Pinned ${folder} to Go ${spec}${instead}`;
          await journaled({ action: 'projects.pin', target: file, summary, data: { spec, previous } }, undo, async () =>
            writeFileAtomic(target, after, { mode: await modeOf(target), keepsAttributes: true }),
          );
        }
        return { file, spec, previous, installed: await installedFor(context, folder), changed };
      });
    },

    async unpin(folder) {
      await checkFolder(folder);
      return await change(`unpin ${folder}`, async () => {
        const file = path.join(folder, PIN_FILE);
        const before = await readIfThere(file);
        const link = await readlink(file).catch(() => null);
        if (before === null && link === null) return { file, removed: false, previous: null };
        if (link !== null) assertDecodedPath(link);
        const previous = saidBefore(before, file);
        const undo = pinUndo({
          file,
          before,
          after: null,
          link,
          mode: before === null || link !== null ? null : await modeOf(file),
          attributes: before === null || link !== null ? null : await keepPinAttributes(context.layout, file),
        });
        const said = {
          action: 'projects.unpin',
          target: file,
          summary: `Removed the pin of ${folder}`,
          data: { previous },
        };
        await journaled(said, undo, () => rm(file));
        return { file, removed: true, previous };
      });
    },

    async restore(undo) {
      const pin = readPinUndo(undo);
      await change(`restore ${pin.file}`, async () => {
        const { file, before, after } = pin;
        const action = before === null && pin.link === null ? 'projects.unpin' : 'projects.pin';
        const reverse: PinUndo = {
          ...pin,
          before: after,
          after: before,
          link: null,
          mode: before === null ? await modeOf(file) : null,
          attributes: before === null ? await keepPinAttributes(context.layout, file) : null,
        };
        const said = { action, target: file, summary: `Brought back ${file} as it was`, data: {} };
        const done = pinEvidence(pin);
        await journaled(said, reverse, () => restorePin(context.layout, pin), {
          ...done,
          before: done.after,
          after: done.before,
        });
      });
    },
  };
}

/** What the file said, null where it said nothing that can be understood. */
function saidBefore(bytes: Buffer | null, file: string): string | null {
  if (bytes === null) return null;
  try {
    return parsePin(bytes, file).shown;
  } catch (error) {
    if (isAppError(error, 'pin-invalid')) return null;
    throw error;
  }
}

async function installedFor(context: CoreContext, folder: string): Promise<string | null> {
  const { GOSWITCH_VERSION: _, ...env } = context.env;
  try {
    return (await versionInEffect({ ...context, env: { ...env, PWD: folder } }, { cwd: folder })).version;
  } catch (error) {
    if (isAppError(error, 'pin-not-installed')) return null;
    throw error;
  }
}

async function checkFolder(folder: string): Promise<void> {
  assertDecodedPath(folder);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory())
    throw new AppError('invalid-input', `${folder} is not a folder`, { hint: 'Name the folder of the project' });
}

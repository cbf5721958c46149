import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '../profiles/edit-records.ts';
import { readProfile } from '../profiles/read-profile.ts';
import type { NewJournalEntry } from './journal.ts';
import { hasPending, type JournaledParts, settlePending } from './journaled-change.ts';

type Undo = Readonly<Record<string, unknown>>;

/** Whether a change that was begun has been made, by the machine as it is; by the kind of its undoing. */
const HAS_HAPPENED: Readonly<Record<string, (undo: Undo) => Promise<boolean>>> = {
  'go-env': async ({ file, afterSha256 }) => {
    // A folder in its place, or a file that cannot be read: not what the edit left.
    const found = await readProfile(String(file)).catch(() => null);
    return found !== null && (found.bytes === null ? null : sha256(found.bytes)) === afterSha256;
  },
  folders: async ({ folders, made }) => (await states(strings(folders))).some((found) => (found !== null) === (made === true)),
  program: async ({ file, afterSha256 }) => (await readFile(String(file)).then(sha256, () => null)) === afterSha256,
  shims: async ({ folder, after }) => {
    const wanted = after as readonly { readonly name: string; readonly text: string | null }[];
    const found = await Promise.all(wanted.map(({ name }) => readFile(path.join(String(folder), name), 'utf8').catch(() => null)));
    return found.some((text, at) => text === wanted[at]?.text);
  },
  modes: async ({ files }) => {
    const wanted = (Array.isArray(files) ? files : []) as readonly ({ readonly file?: unknown; readonly to?: unknown } | null)[];
    const found = await states(wanted.map((one) => String(one?.file)));
    return found.some((one, at) => one !== null && (one.mode & 0o7777) === wanted[at]?.to);
  },
};

/** Journals what killed processes changed and could not journal. The caller holds the lock `changes`. */
export async function settleChanges(parts: JournaledParts): Promise<void> {
  if (!(await hasPending(parts.layout))) return;
  await settlePending(parts, async ({ undo }: NewJournalEntry) => (await HAS_HAPPENED[String(undo?.['kind'])]?.(undo ?? {})) ?? false);
}

function states(files: readonly string[]) {
  return Promise.all(files.map((file) => stat(file).catch(() => null)));
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

import { lstat, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { FixStep } from '../../../contract/doctor.ts';
import { AppError } from '../../../contract/errors.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { bytesEvidence } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import { listInstalled } from '../../manager/home/installed-sdks.ts';
import { unifiedDiff } from '../../manager/profiles/unified-diff.ts';
import { createShims } from '../../manager/shims/shims.ts';
import type { Subjects } from '../subjects.ts';
import type { Fix } from './fix.ts';
import { fixImpossible, withChanges } from './journaled-fix.ts';

const WRITE_SHIMS_ACTION = 'shims.write';

/** A shim as text, or null where there is none. */
const state = z.object({
  name: z.string().regex(/^go[a-z0-9.]*$/),
  text: z.string().nullable(),
  mode: z.number().int().min(0).max(0o777),
});
/**
 * `folder` is for whoever wonders whether it has happened; undoing writes into GoSwitch's own, whatever the journal
 * says.
 */
export const shimsUndo = z.object({
  kind: z.literal('shims'),
  folder: z.string(),
  before: z.array(state).min(1),
  after: z.array(state).min(1),
});

type ShimState = z.infer<typeof state>;

const MODE = 0o755;

/** Writes missing and changed shims again and takes those of versions that are gone away, as the next switch would. */
export function shimsFix(core: Subjects): Fix {
  return {
    async preview() {
      const { before, after } = await planShims(core);
      const steps = before.map(({ name, text }, at): FixStep => {
        const file = path.join(core.context.layout.shims, name);
        return {
          kind: 'edit-file',
          file,
          diff: unifiedDiff(text ?? '', after[at]?.text ?? '', { from: file, to: file, contextLines: 3 }),
        };
      });
      return { steps };
    },
    async apply() {
      const id = await withShims(core, async (journal) => {
        const { before, after } = await planShims(core);
        return await writeShims(
          core,
          journal,
          { before, after },
          `Rewrote ${after.length === 1 ? 'a shim' : `${after.length} shims`}`,
        );
      });
      return { journalIds: [id], jobId: null };
    },
  };
}

/** Makes the shims what they were. Throws `undo-impossible` when one of them was changed since. */
export async function undoShims(core: Subjects, { before, after }: z.infer<typeof shimsUndo>): Promise<void> {
  await withShims(core, async (journal) => {
    for (const { name, text } of after) {
      if ((await stateOf(core, name)).text !== text)
        throw new AppError('undo-impossible', `The shim ${name} was changed since then`);
    }
    await writeShims(core, journal, { before: after, after: before }, 'Made shims what they were before');
  });
}

interface Change {
  readonly before: readonly ShimState[];
  /** In the same order. */
  readonly after: readonly ShimState[];
}

async function planShims(core: Subjects): Promise<Change> {
  const shims = createShims(core.context);
  const names = (await listInstalled(core.context.layout)).map(({ name }) => name);
  const wrong = (await shims.check(names)).map(({ file }) => path.basename(file));
  if (wrong.length === 0) throw fixImpossible('The shims are as they should be by now');
  const wanted = shims.wanted(names);
  const after = wrong.map((name) => ({ name, text: wanted.get(name) ?? null, mode: MODE }));
  return { before: await Promise.all(wrong.map((name) => stateOf(core, name))), after };
}

async function stateOf({ context }: Subjects, name: string): Promise<ShimState> {
  const file = path.join(context.layout.shims, name);
  const info = await lstat(file).catch(() => null);
  if (info === null) return { name, text: null, mode: MODE };
  if (!info.isFile()) throw fixImpossible(`${file} is not a file`);
  return { name, text: await readSmallText(file), mode: info.mode & 0o777 };
}

/** Answers the id of the journal entry. */
async function writeShims(
  { context }: Subjects,
  journal: Journal,
  { before, after }: Change,
  summary: string,
): Promise<string> {
  const { shims } = context.layout;
  const undo = { kind: 'shims', folder: shims, before: [...before], after: [...after] } satisfies z.infer<
    typeof shimsUndo
  >;
  const entry = {
    action: WRITE_SHIMS_ACTION,
    target: shims,
    summary,
    data: { shims: after.map(({ name }) => name) },
    undo,
  };
  const bytes = (text: string | null | undefined) => (text == null ? null : Buffer.from(text));
  const evidence = before.map(({ name, text }, at) =>
    bytesEvidence(path.join(shims, name), bytes(text), bytes(after[at]?.text)),
  );
  return (await journal.change({ lock: 'changes', entry, evidence, make: () => writeAll(shims, { before, after }) }))
    .id;
}

/** All of them or none. */
async function writeAll(folder: string, { before, after }: Change): Promise<void> {
  try {
    for (const shim of after) await writeOne(folder, shim);
  } catch (error) {
    for (const shim of before) await writeOne(folder, shim);
    throw explainFileError(error, 'write the shims');
  }
}

async function writeOne(folder: string, { name, text, mode }: ShimState): Promise<void> {
  const file = path.join(folder, name);
  if (text === null) await rm(file, { force: true });
  else await writeFileAtomic(file, text, { mode });
}

/** While no other GoSwitch makes a journaled change, or changes what is installed. */
async function withShims<T>(core: Subjects, work: (journal: Journal) => Promise<T>): Promise<T> {
  return await withChanges(core, async (journal) => (await core.locks()).withLock('sdks', {}, () => work(journal)));
}

import { lstat, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { FixStep } from '../../../contract/health.ts';
import type { Core } from '../../create-core.ts';
import { writeFileAtomic } from '../../files/atomic-file.ts';
import { explainFileError } from '../../files/file-errors.ts';
import { entryBeingUndone } from '../../journal/undoing.ts';
import { unifiedDiff } from '../../profiles/unified-diff.ts';
import { listInstalled } from '../../sdks/installed-sdks.ts';
import { createShims } from '../../switching/shims.ts';
import type { Fix } from '../check.ts';
import { fixImpossible } from './journaled-fix.ts';

export const WRITE_SHIMS_ACTION = 'shims.write';

/** A shim as text, or null where there is none. Names only: the folder is GoSwitch's own. */
const state = z.object({ name: z.string().regex(/^go[a-z0-9.]*$/), text: z.string().nullable(), mode: z.number().int().min(0).max(0o777) });
export const shimsUndo = z.object({ kind: z.literal('shims'), before: z.array(state).min(1), after: z.array(state).min(1) });

type ShimState = z.infer<typeof state>;

const MODE = 0o755;

/** Writes missing and changed shims anew and takes those of versions that are gone away, as the next switch would. */
export function shimsFix(core: Core): Fix {
  return {
    async preview() {
      const { before, after } = await planShims(core);
      const steps = before.map(({ name, text }, at): FixStep => {
        const file = path.join(core.context.layout.shims, name);
        return { kind: 'edit-file', file, diff: unifiedDiff(text ?? '', after[at]?.text ?? '', { from: file, to: file, contextLines: 3 }) };
      });
      return { steps };
    },
    async apply() {
      const id = await withShims(core, async () => {
        const { before, after } = await planShims(core);
        return await writeShims(core, { before, after }, `Wrote ${after.length === 1 ? 'a shim' : `${after.length} shims`} anew`);
      });
      return { journalIds: [id], jobId: null };
    },
  };
}

/** Makes the shims what they were. Throws `undo-impossible` when one of them was changed since. */
export async function undoShims(core: Core, { before, after }: z.infer<typeof shimsUndo>): Promise<void> {
  await withShims(core, async () => {
    for (const { name, text } of after) {
      if ((await stateOf(core, name)).text !== text) throw new AppError('undo-impossible', `The shim ${name} has changed since`);
    }
    await writeShims(core, { before: after, after: before }, 'Made shims what they were before');
  });
}

interface Change {
  readonly before: readonly ShimState[];
  /** In the same order. */
  readonly after: readonly ShimState[];
}

async function planShims(core: Core): Promise<Change> {
  const shims = createShims(core.context);
  const names = (await listInstalled(core.context.layout)).map(({ name }) => name);
  const wrong = (await shims.check(names)).map(({ file }) => path.basename(file));
  if (wrong.length === 0) throw fixImpossible('The shims are as they should be by now');
  const wanted = shims.wanted(names);
  const after = wrong.map((name) => ({ name, text: wanted.get(name) ?? null, mode: MODE }));
  return { before: await Promise.all(wrong.map((name) => stateOf(core, name))), after };
}

async function stateOf({ context }: Core, name: string): Promise<ShimState> {
  const file = path.join(context.layout.shims, name);
  const info = await lstat(file).catch(() => null);
  if (info === null) return { name, text: null, mode: MODE };
  if (!info.isFile()) throw fixImpossible(`${file} is no file`);
  return { name, text: await readFile(file, 'utf8'), mode: info.mode & 0o777 };
}

/** Answers the id of the journal entry. A process killed half-way leaves some shims as they should be and some as they were. */
async function writeShims(core: Core, { before, after }: Change, summary: string): Promise<string> {
  const { layout } = core.context;
  for (const { name, text, mode } of after) {
    const file = path.join(layout.shims, name);
    if (text === null) await rm(file, { force: true });
    else await writeFileAtomic(file, text, { mode });
  }
  const undo = { kind: 'shims', before: [...before], after: [...after] } satisfies z.infer<typeof shimsUndo>;
  const undoes = entryBeingUndone();
  const entry = { action: WRITE_SHIMS_ACTION, target: layout.shims, summary, data: { shims: after.map(({ name }) => name) }, undo };
  return (await (await core.journal()).append(undoes === undefined ? entry : { ...entry, undoes })).id;
}

async function withShims<T>(core: Core, work: () => Promise<T>): Promise<T> {
  try {
    return await (await core.locks()).withLock('sdks', {}, work);
  } catch (error) {
    throw explainFileError(error, 'write the shims');
  }
}

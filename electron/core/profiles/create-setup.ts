import { mkdir } from 'node:fs/promises';
import { AppError } from '../../contract/errors.ts';
import type { DetectedTarget, ProfileChange, ProfileState, SetupTarget, ShellName } from '../../contract/profiles.ts';
import type { CoreContext } from '../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { detectTargets } from './detect-targets.ts';
import { applyEdit, type Edit, type EditDeps, previewEdit } from './edit-profile.ts';
import { createEditRecords } from './edit-records.ts';
import { loadLaunchAgent, unloadLaunchAgent } from './launch-agent.ts';
import { profileStates } from './profile-states.ts';
import { profileFileStore } from './profile-store.ts';
import { journalledEdits, reconcileRecords } from './reconcile-records.ts';
import type { RunProgram } from './run-program.ts';
import { fixEdit, knownLines, setupEdits } from './setup-edits.ts';
import { strayBlocks } from './stray-blocks.ts';
import { previewUndo, undoEdit } from './undo-edit.ts';
import { createWindowsPathStore, WINDOWS_PATH } from './windows-path.ts';

export interface SetupOptions {
  /** Default: every target that is there. */
  readonly targets?: readonly SetupTarget[];
  /** Go ahead where a block was edited by hand or a profile does not parse. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

export interface UndoAllOptions {
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/** A line to comment out: of a `ProfileObstacle` that is fixable. */
export interface LineFix {
  readonly shell: ShellName;
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Setup {
  /** What set-up can edit on this machine. */
  targets(): Promise<DetectedTarget[]>;
  /** What `apply` would do, file by file; nothing is written. Throws `invalid-input` for a target of another system. */
  preview(options?: SetupOptions): Promise<ProfileChange[]>;
  /** Puts shims on PATH. A file that must not be changed is `refused` with its reason, the others are done. Throws as `preview`, `lock-timeout`. */
  apply(options?: SetupOptions): Promise<ProfileChange[]>;
  previewUndo(options?: UndoAllOptions): Promise<ProfileChange[]>;
  /** Undoes every edit of profiles, newest first. Throws `lock-timeout`. */
  undo(options?: UndoAllOptions): Promise<ProfileChange[]>;
  /** Undoes the one edit that a journal entry records. Throws `invalid-input` when there is none, or it is undone already. */
  undoEntry(journalId: string, options?: UndoAllOptions): Promise<ProfileChange>;
  /** What `applyFix` would do; nothing is written. */
  previewFix(fix: LineFix): Promise<ProfileChange>;
  /** Comments a line out, under GoSwitch's marker. `refused` when it reads otherwise by now or spans several lines. Throws `lock-timeout`. */
  applyFix(fix: LineFix): Promise<ProfileChange>;
  /** How each profile stands. */
  state(options?: Pick<SetupOptions, 'targets'>): Promise<ProfileState[]>;
}

export interface SetupDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly refreshShims: () => Promise<void>;
  readonly runProgram: RunProgram;
  /** Where /etc and /run are looked for; `/` but in tests. */
  readonly systemRoot: string;
}

const LOCK = 'profiles';

/** Edits start-up files so that `go` means GoSwitch's shims, and takes every edit back. */
export function createSetup(context: CoreContext, { journal, locks, refreshShims, runProgram, systemRoot }: SetupDeps): Setup {
  const windowsPath = createWindowsPathStore({ env: context.env, runProgram });
  const records = createEditRecords(context.layout);
  const deps: EditDeps = { journal, records, storeOf: (file) => (file === WINDOWS_PATH ? windowsPath : profileFileStore) };
  const detect = () => detectTargets(context, systemRoot);
  const locked = <T>(signal: AbortSignal | undefined, work: () => Promise<T>) => locks.withLock(LOCK, signal === undefined ? {} : { signal }, work);
  const edits = async ({ targets, force = false }: SetupOptions): Promise<Edit[]> =>
    setupEdits(context, { targets: await chooseTargets(context, await detect(), targets), records: await records.list(), force, runProgram });
  const undoable = async (force: boolean) => {
    const standing = await records.list();
    const stray = await strayBlocks(context, { targets: await detect(), records: standing, runProgram });
    const optionsOf = (file: string) => ({ force, knownLines: knownLines([...standing, ...stray], file) });
    return { list: [...stray, ...standing.reverse()], optionsOf };
  };
  const afterUndo = async (changes: readonly ProfileChange[]) => {
    if (changes.some(({ targets, action }) => targets.includes('launchd') && action !== 'refused')) await unloadLaunchAgent(context, runProgram);
  };

  return {
    targets: detect,
    preview: async (options = {}) => sequence(await edits(options), (edit) => previewEdit(edit, deps)),
    apply: async (options = {}) => {
      await chooseTargets(context, [], options.targets);
      await refreshShims();
      return locked(options.signal, async () => {
        await makeShimsFolder(context.layout.shims);
        await reconcileRecords(deps);
        const changes = await sequence(await edits(options), (edit) => applyEdit(edit, deps));
        const agent = changes.find(({ targets }) => targets.includes('launchd'));
        if (agent !== undefined && ['create', 'update'].includes(agent.action)) await loadLaunchAgent(context, runProgram);
        return changes;
      });
    },
    previewUndo: async ({ force = false } = {}) => {
      const { list, optionsOf } = await undoable(force);
      const files = [...new Set(list.map(({ file }) => file))];
      return sequence(files, (file) =>
        previewUndo(
          list.filter((record) => record.file === file),
          optionsOf(file),
          deps,
        ),
      );
    },
    undo: ({ force = false, signal } = {}) =>
      locked(signal, async () => {
        await reconcileRecords(deps);
        const entries = await journalledEdits(journal);
        const { list, optionsOf } = await undoable(force);
        const changes = await sequence(list, (record) =>
          undoEdit(record, { ...optionsOf(record.file), entry: entries.get(record.id) ?? null }, deps),
        );
        await afterUndo(changes);
        return changes;
      }),
    undoEntry: (journalId, { force = false, signal } = {}) =>
      locked(signal, async () => {
        const standing = await reconcileRecords(deps);
        const entries = await journalledEdits(journal);
        const record = standing.find(({ id }) => entries.get(id)?.id === journalId);
        if (record === undefined) throw new AppError('invalid-input', `Nothing to undo: no edit of a profile has the journal entry ${journalId}`);
        const options = { force, knownLines: knownLines(standing, record.file), entry: entries.get(record.id) ?? null };
        const change = await undoEdit(record, options, deps);
        await afterUndo([change]);
        return change;
      }),
    previewFix: async (fix) => previewEdit(fixEdit(fix, await detect(), runProgram), deps),
    applyFix: (fix) =>
      locked(undefined, async () => {
        await reconcileRecords(deps);
        return applyEdit(fixEdit(fix, await detect(), runProgram), deps);
      }),
    state: async ({ targets } = {}) =>
      profileStates(context, {
        targets: await chooseTargets(context, await detect(), targets),
        records: await records.list(),
        runProgram,
        storeOf: deps.storeOf,
      }),
  };
}

/** Targets asked for by name count even when their shell is not there (yet). */
async function chooseTargets(
  { os }: CoreContext,
  detected: readonly DetectedTarget[],
  asked: readonly SetupTarget[] | undefined,
): Promise<readonly DetectedTarget[]> {
  const systems: { readonly [Target in SetupTarget]?: NodeJS.Platform } = { 'environment.d': 'linux', launchd: 'darwin', 'windows-path': 'win32' };
  return (
    asked?.map((target) => {
      if (systems[target] !== undefined && systems[target] !== os) throw new AppError('invalid-input', `${target} does not exist on this system`);
      return detected.find((one) => one.target === target) ?? { target, executable: null, isLoginShell: false };
    }) ?? detected
  );
}

/** fish 2 drops folders that do not exist from PATH. */
async function makeShimsFolder(shims: string): Promise<void> {
  try {
    await mkdir(shims, { recursive: true });
  } catch (error) {
    throw explainFileError(error, 'make the folder of the shims');
  }
}

async function sequence<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

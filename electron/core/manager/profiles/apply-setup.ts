import { mkdir } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';
import type { DetectedTarget, ProfileChange, SetupTarget } from '../../../contract/profiles.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { CoreContext } from '../../context.ts';
import { applyEdit, type Edit, previewEdit } from './edit-profile.ts';
import { loadLaunchAgent } from './launch-agent.ts';
import { isInUserHome } from './obstacles.ts';
import { profileStates } from './profile-states.ts';
import { reconcileRecords } from './reconcile-records.ts';
import type { LineFix, Setup, SetupOptions } from './setup.ts';
import { fixEdit, goBinEdits, setupEdits } from './setup-edits.ts';
import { inSequence, type SetupTools } from './setup-tools.ts';

/** The half of `Setup` that puts shims on PATH and comments lines of others out. */
export function createApplying(
  tools: SetupTools,
  refreshShims: () => Promise<void>,
): Pick<Setup, 'preview' | 'apply' | 'previewGoBin' | 'applyGoBin' | 'previewFix' | 'applyFix' | 'state'> {
  const { context, editing, runProgram } = tools;
  const targetsOf = async (asked: readonly SetupTarget[] | undefined) =>
    chooseTargets(context, await tools.detect(), asked);
  const editsOf = async ({ targets, force = false }: SetupOptions): Promise<Edit[]> =>
    setupEdits(context, {
      targets: await targetsOf(targets),
      records: await editing.records.list(),
      force,
      runProgram,
    });
  const editOfFix = async (fix: LineFix) => {
    if (!isInUserHome(context, fix.file)) {
      throw new AppError('fix-impossible', `${fix.file} is not in your home folder`, { hint: 'Edit it by hand' });
    }
    return fixEdit(context, fix, { targets: await tools.detect(), runProgram });
  };

  const goBinEditsOf = async (folder: string, { targets }: Pick<SetupOptions, 'targets'> = {}) =>
    goBinEdits(context, folder, {
      targets: await targetsOf(targets),
      records: await editing.records.list(),
      force: false,
      runProgram,
    });

  async function applyAll(options: SetupOptions): Promise<ProfileChange[]> {
    await makeShimsFolder(context.layout.shims);
    await reconcileRecords(editing);
    const changes = await inSequence(await editsOf(options), (edit) => applyEdit(edit, editing));
    const agent = changes.find(({ targets }) => targets.includes('launchd'));
    if (agent !== undefined && ['create', 'update'].includes(agent.action)) await loadLaunchAgent(context, runProgram);
    return changes;
  }

  return {
    preview: async (options = {}) => inSequence(await editsOf(options), (edit) => previewEdit(edit, editing)),
    async apply(options = {}) {
      // A name that is wrong for this system is told before anything is made.
      chooseTargets(context, [], options.targets);
      await refreshShims();
      return tools.locked(options.signal, () => applyAll(options));
    },
    previewGoBin: async (folder, options) =>
      inSequence(await goBinEditsOf(folder, options), (edit) => previewEdit(edit, editing)),
    applyGoBin: (folder, options) =>
      tools.locked(undefined, async () => {
        await reconcileRecords(editing);
        return inSequence(await goBinEditsOf(folder, options), (edit) => applyEdit(edit, editing));
      }),
    previewFix: async (fix) => previewEdit(await editOfFix(fix), editing),
    applyFix: (fix) =>
      tools.locked(undefined, async () => {
        await reconcileRecords(editing);
        return applyEdit(await editOfFix(fix), editing);
      }),
    state: async ({ targets } = {}) =>
      profileStates(context, {
        targets: await targetsOf(targets),
        records: await editing.records.list(),
        runProgram,
        storeOf: editing.storeOf,
      }),
  };
}

const ONLY_ON: { readonly [Target in SetupTarget]?: NodeJS.Platform } = {
  'environment.d': 'linux',
  launchd: 'darwin',
  'windows-path': 'win32',
};

/**
 * Targets asked for by name count even when their shell is not there (yet). Throws `invalid-input` for one of another
 * system.
 */
export function chooseTargets(
  { os }: CoreContext,
  detected: readonly DetectedTarget[],
  asked: readonly SetupTarget[] | undefined,
): readonly DetectedTarget[] {
  if (asked === undefined) return detected;
  return asked.map((target) => {
    const only = ONLY_ON[target];
    if (only !== undefined && only !== os)
      throw new AppError('invalid-input', `${target} does not exist on this system`);
    return detected.find((one) => one.target === target) ?? { target, executable: null, isLoginShell: false };
  });
}

/** fish 2 drops folders that do not exist from PATH. */
async function makeShimsFolder(shims: string): Promise<void> {
  try {
    await mkdir(shims, { recursive: true });
  } catch (error) {
    throw explainFileError(error, 'make the folder of the shims');
  }
}

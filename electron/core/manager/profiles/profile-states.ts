import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { DetectedTarget, ProfileAction, ProfileState } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { Edit, EditDeps } from './edit-profile.ts';
import type { EditRecord } from './edit-records.ts';
import { findBlocks } from './profile-block.ts';
import { decodeProfile } from './profile-text.ts';
import { setupEdits } from './setup-edits.ts';

interface ProfileStatesOptions extends Pick<EditDeps, 'storeOf'> {
  readonly targets: readonly DetectedTarget[];
  readonly records: readonly EditRecord[];
  readonly runProgram: RunProgram;
}

/** How each file of these targets stands, told by what set-up would do to it. */
export async function profileStates(context: CoreContext, options: ProfileStatesOptions): Promise<ProfileState[]> {
  const states: ProfileState[] = [];
  for (const edit of await setupEdits(context, { ...options, force: false })) states.push(await stateOf(edit, options));
  return states;
}

const STATES: { readonly [Action in ProfileAction]?: ProfileState['state'] } = {
  create: 'missing',
  insert: 'missing',
  update: 'outdated',
  move: 'outdated',
  unchanged: 'in-place',
};

async function stateOf(edit: Edit, { storeOf }: Pick<EditDeps, 'storeOf'>): Promise<ProfileState> {
  const { targets, file } = edit;
  let bytes: Buffer | null = null;
  try {
    ({ bytes } = await storeOf(file).read(file));
    const { action } = await edit.plan(bytes);
    return { targets, file, state: STATES[action] ?? 'invalid', line: lineOfBlock(edit, bytes), problem: null };
  } catch (error) {
    const problem: ErrorShape = toErrorShape(error);
    if (problem.code === 'internal') throw error;
    const isEdited = problem.code === 'profile-edited';
    return {
      targets,
      file,
      state: isEdited ? 'edited' : 'invalid',
      line: isEdited ? lineOfBlock(edit, bytes) : null,
      problem,
    };
  }
}

function lineOfBlock({ kind }: Edit, bytes: Buffer | null): number | null {
  return kind === 'block' && bytes !== null ? (findBlocks(decodeProfile(bytes).text)[0]?.lineNumber ?? null) : null;
}

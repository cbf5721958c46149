import type { FixOutcome, FixPreview } from '../../../contract/doctor.ts';
import { fromErrorShape } from '../../../contract/errors.ts';
import type { ProfileChange, ProfileLine, SetupTarget, ShellName } from '../../../contract/profiles.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { isFixable } from '../../manager/profiles/obstacles.ts';
import type { Subjects } from '../subjects.ts';
import type { Fix } from './fix.ts';
import { fixImpossible } from './journaled-fix.ts';

/**
 * Comments a line of a profile out; null when it is not one of the user's own, cannot be written, or is a part of
 * several lines.
 */
export async function commentOutLineFix(
  core: Subjects,
  shell: ShellName,
  { file, line, text }: ProfileLine,
): Promise<Fix | null> {
  const profiles = await core.profiles();
  const fix = { shell, file, line, text };
  const isPossible = (await isFixable(core.context, { file })) && (await profiles.previewFix(fix)).problem === null;
  if (!isPossible) return null;
  return {
    preview: async () => previewOf([await profiles.previewFix(fix)]),
    apply: async () => outcomeOf([await profiles.applyFix(fix)]),
  };
}

/** Set-up's blocks in the profiles of these shells; of every shell that was found where `targets` is left out. */
export function setUpFix(core: Subjects, targets: () => Promise<readonly SetupTarget[] | undefined>): Fix {
  const options = () => optionsOf(targets);
  return {
    preview: async () => previewOf(await (await core.profiles()).preview(await options())),
    apply: async () => outcomeOf(await (await core.profiles()).apply(await options())),
  };
}

/** A folder of installed Go tools, last on PATH in the profiles of these shells. */
export function goBinFix(
  core: Subjects,
  folder: string,
  targets: () => Promise<readonly SetupTarget[] | undefined>,
): Fix {
  const options = () => optionsOf(targets);
  return {
    preview: async () => previewOf(await (await core.profiles()).previewGoBin(folder, await options())),
    apply: async () => outcomeOf(await (await core.profiles()).applyGoBin(folder, await options())),
  };
}

async function optionsOf(targets: () => Promise<readonly SetupTarget[] | undefined>) {
  const chosen = await targets();
  return chosen === undefined ? {} : { targets: chosen };
}

function previewOf(changes: readonly ProfileChange[]): FixPreview {
  return { steps: made(changes).map(({ file, diff }) => ({ kind: 'edit-file', file, diff: redactSecrets(diff) })) };
}

/**
 * Throws the reason of a file that was refused, also where others were changed: their entries are in the journal, and
 * shells that read that file still have the trouble.
 */
function outcomeOf(changes: readonly ProfileChange[]): FixOutcome {
  const done = made(changes);
  const refused = changes.find(({ action, problem }) => action === 'refused' && problem !== null)?.problem;
  if (refused) throw fromErrorShape(refused);
  return { journalIds: done.flatMap(({ journalId }) => journalId ?? []), jobId: null };
}

/** What changes; throws when nothing does, with the reason of the first that was refused. */
function made(changes: readonly ProfileChange[]): ProfileChange[] {
  const found = changes.filter(({ action }) => action !== 'unchanged' && action !== 'refused');
  if (found.length > 0) return found;
  const problem = changes.find((change) => change.problem !== null)?.problem;
  if (problem?.code === 'profile-invalid') throw fixImpossible(problem.message, { cause: fromErrorShape(problem) });
  if (problem) throw fromErrorShape(problem);
  throw fixImpossible('The profiles are as they should be by now');
}

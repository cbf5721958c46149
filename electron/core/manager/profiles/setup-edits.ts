import { AppError } from '../../../contract/errors.ts';
import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { blockEdit } from './block-edit.ts';
import { checkSyntax } from './check-syntax.ts';
import { planCommentOut } from './comment-out-line.ts';
import type { Edit } from './edit-profile.ts';
import type { EditRecord } from './edit-records.ts';
import { goBinLine } from './go-bin-line.ts';
import { launchAgentFile, planLaunchAgent } from './launch-agent.ts';
import { type ProfileFile, profileFiles } from './profile-files.ts';
import type { LineFix } from './setup.ts';
import { shimsLine } from './shims-line.ts';
import { planPathEntry, WINDOWS_PATH } from './windows-path.ts';

export interface SetupEditsOptions {
  readonly targets: readonly DetectedTarget[];
  readonly records: readonly EditRecord[];
  readonly force: boolean;
  readonly runProgram: RunProgram;
}

/**
 * Grammars of the profiles that scripts or commands over ssh read. fish has a file of GoSwitch's own for these,
 * PowerShell no such line.
 */
const READ_BY_SCRIPTS: readonly ProfileFile['syntax'][] = ['posix', 'tcsh'];

/** The edits that set these targets up, one per file. Nothing is read or written yet but to find the files. */
export async function setupEdits(context: CoreContext, options: SetupEditsOptions): Promise<Edit[]> {
  const { shims } = context.layout;
  const files = await profileFiles(context, options);
  const edits = files.map((profile) =>
    blockEdit(profile, {
      ...options,
      kind: 'block',
      line: () => lineFor(context, profile),
      earlyLine: READ_BY_SCRIPTS.includes(profile.syntax)
        ? () => lineFor(context, { ...profile, placement: 'present' })
        : null,
      detected: options.targets,
    }),
  );
  for (const { target } of options.targets) {
    if (target === 'windows-path') {
      edits.push({
        kind: 'entry',
        targets: [target],
        file: WINDOWS_PATH,
        plan: async (bytes) => planPathEntry(bytes, shims, context.env),
      });
    }
    if (target === 'launchd') {
      const file = launchAgentFile(context);
      const records = recordsOf(options.records, file);
      edits.push({
        kind: 'whole',
        targets: [target],
        file,
        plan: async (bytes) => planLaunchAgent(bytes, shims, { records, force: options.force }),
      });
    }
  }
  return edits;
}

/**
 * The edits that put `folder` last on PATH, one per profile. The registry's Path and launchd's have it from the
 * installer, or by hand.
 */
export async function goBinEdits(context: CoreContext, folder: string, options: SetupEditsOptions): Promise<Edit[]> {
  const { userHome, os } = context;
  return (await profileFiles(context, options)).map((profile) =>
    blockEdit(profile, {
      ...options,
      kind: 'go-bin',
      line: () => goBinLine(profile, { folder, userHome, os }),
      detected: options.targets,
    }),
  );
}

/** The edit that comments a line out. The result must still parse wherever the profile did before. */
export function fixEdit(
  { shell, file, line, text }: LineFix,
  detected: readonly DetectedTarget[],
  runProgram: RunProgram,
): Edit {
  return {
    kind: 'line',
    targets: [shell],
    file,
    async plan(bytes) {
      if (bytes === null) throw new AppError('profile-invalid', `${file} is not there any more`);
      const planned = planCommentOut(bytes, { line, text, isPowershell: shell === 'powershell' });
      await checkSyntax({ file, bytes: planned.bytes, targets: [shell], detected, runProgram });
      return planned;
    },
  };
}

/** The line this file's block should hold. Throws `invalid-input`. */
export function lineFor({ layout, userHome, os }: CoreContext, { syntax, placement }: ProfileFile): string {
  return shimsLine({ syntax, placement, shims: layout.shims, userHome, os });
}

function recordsOf(records: readonly EditRecord[], file: string): EditRecord[] {
  return records.filter((record) => record.file === file);
}

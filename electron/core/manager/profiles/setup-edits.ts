import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { Shell } from '../shells/shell.ts';
import { shellNamed, shellOfFile, shellSpokenBy } from '../shells/shells.ts';
import { blockEdit } from './block-edit.ts';
import { checkSyntax } from './check-syntax.ts';
import { planCommentOut } from './comment-out-line.ts';
import type { Edit } from './edit-profile.ts';
import type { EditRecord } from './edit-records.ts';
import { launchAgentFile, planLaunchAgent } from './launch-agent.ts';
import { type ProfileFile, profileFiles } from './profile-files.ts';
import type { LineFix } from './setup.ts';
import { goBinLine, shimsLine } from './shims-line.ts';
import { planPathEntry, WINDOWS_PATH } from './windows-path.ts';

interface SetupEditsOptions {
  readonly targets: readonly DetectedTarget[];
  readonly records: readonly EditRecord[];
  readonly force: boolean;
  readonly runProgram: RunProgram;
}

/** The edits that set these targets up, one per file. Nothing is read or written yet but to find the files. */
export async function setupEdits(context: CoreContext, options: SetupEditsOptions): Promise<Edit[]> {
  const { shims } = context.layout;
  const files = await profileFiles(context, options);
  const edits = files.map((profile) =>
    blockEdit(profile, {
      ...options,
      context,
      kind: 'block',
      line: () => lineFor(context, profile),
      earlyLine:
        profile.grammar.earlyLine === null ? null : () => lineFor(context, { ...profile, placement: 'present' }),
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
      context,
      kind: 'go-bin',
      line: () => goBinLine({ grammar: profile.grammar, folder, userHome, os }),
      detected: options.targets,
    }),
  );
}

/** The edit that comments a line out. The result must still parse wherever the profile did before. */
export function fixEdit(
  context: CoreContext,
  { file, line, text, ...fix }: LineFix,
  { targets: detected, runProgram }: Pick<SetupEditsOptions, 'targets' | 'runProgram'>,
): Edit {
  const shell = fix.shell === undefined ? readerOf(context, file) : shellNamed(fix.shell);
  return {
    kind: 'line',
    targets: [shell.name],
    file,
    async plan(bytes) {
      if (bytes === null) throw new AppError('profile-invalid', `${file} no longer exists`);
      const planned = planCommentOut(bytes, { line, text, grammar: shell.grammar });
      await checkSyntax({ file, bytes: planned.bytes, targets: [shell.name], detected, context, runProgram });
      return planned;
    },
  };
}

/** The shell that reads a file: by its name, else the login shell, which a profile of it must have sent there. */
function readerOf({ env }: CoreContext, file: string): Shell {
  const reader = shellOfFile(path.basename(file)) ?? shellSpokenBy(env.SHELL ?? '');
  if (reader !== null) return reader;
  throw new AppError('fix-impossible', `GoSwitch does not know which shell reads ${file}`, {
    hint: 'Comment the line out by hand',
  });
}

/** The line this file's block should hold. Throws `invalid-input`. */
export function lineFor({ layout, userHome, os }: CoreContext, { grammar, placement }: ProfileFile): string {
  return shimsLine({ grammar, placement, shims: layout.shims, userHome, os });
}

function recordsOf(records: readonly EditRecord[], file: string): EditRecord[] {
  return records.filter((record) => record.file === file);
}

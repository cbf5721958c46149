import path from 'node:path';
import { type DesktopTarget, type DetectedTarget, isShellName, type SetupTarget } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { Grammar } from '../shells/grammar.ts';
import { configHome } from '../shells/places.ts';
import type { StartupFile } from '../shells/shell.ts';
import { shellNamed } from '../shells/shells.ts';
import { mayEditPath } from './edits-path.ts';
import { ENVIRONMENT_D } from './environment-d.ts';

/** A file that gets the block, and in which form. */
export interface ProfileFile extends StartupFile {
  readonly targets: readonly SetupTarget[];
  readonly grammar: Grammar;
}

interface ProfileFilesOptions {
  readonly targets: readonly DetectedTarget[];
  readonly runProgram: RunProgram;
  /** Whether a profile's text may take back what the block does; default: whether it may edit PATH. */
  readonly mayDefeat?: (text: string, grammar: Grammar) => boolean;
}

/** The files to edit for these targets. Which file a shell reads when is in docs/decisions/0010. */
export async function profileFiles(context: CoreContext, options: ProfileFilesOptions): Promise<ProfileFile[]> {
  const files: ProfileFile[] = [];
  for (const detected of options.targets) {
    const { target } = detected;
    for (const found of await filesOf(context, detected, options)) {
      const same = files.findIndex(({ file }) => file === found.file);
      if (same < 0) files.push({ targets: [target], ...found });
      else if (!files[same]!.targets.includes(target))
        files[same] = { ...files[same]!, targets: [...files[same]!.targets, target] };
    }
  }
  return files;
}

async function filesOf(
  context: CoreContext,
  { target, executable }: DetectedTarget,
  { runProgram, mayDefeat = mayEditPath }: ProfileFilesOptions,
): Promise<Omit<ProfileFile, 'targets'>[]> {
  if (!isShellName(target)) return DESKTOP_FILES[target](context);
  const { grammar, startupFiles } = shellNamed(target);
  const defeats = (file: string) => readsAs(file, (text) => mayDefeat(text, grammar));
  return (await startupFiles(context, { executable, runProgram, defeats })).map((found) => ({ ...found, grammar }));
}

const DESKTOP_FILES: Readonly<Record<DesktopTarget, (context: CoreContext) => Omit<ProfileFile, 'targets'>[]>> = {
  'environment.d': (context) => [
    {
      file: path.join(configHome(context), 'environment.d', '60-goswitch.conf'),
      grammar: ENVIRONMENT_D,
      placement: 'first',
    },
  ],
  // Not text files with a block; launch-agent.ts and windows-path.ts see to them.
  launchd: () => [],
  'windows-path': () => [],
};

/** A file that cannot be read is not named: the shell cannot read it either. */
async function readsAs(file: string, judge: (text: string) => boolean): Promise<boolean> {
  return readSmallText(file, 'latin1', { maxBytes: PROFILE_BYTES }).then(judge, () => false);
}

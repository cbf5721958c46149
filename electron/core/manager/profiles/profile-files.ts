import { access } from 'node:fs/promises';
import path from 'node:path';
import type { DetectedTarget, SetupTarget } from '../../../contract/profiles.ts';
import { PROFILE_BYTES, readSmallText } from '../../base/files/read-small-file.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { mayEditPath } from './edits-path.ts';
import type { Placement, ProfileSyntax } from './shims-line.ts';
import { zshFolders } from './zsh-folders.ts';

/** A file that gets the block, and in which form. */
export interface ProfileFile {
  readonly targets: readonly SetupTarget[];
  readonly file: string;
  readonly syntax: ProfileSyntax;
  readonly placement: Placement;
}

export interface ProfileFilesOptions {
  readonly targets: readonly DetectedTarget[];
  readonly runProgram: RunProgram;
  /** Whether a profile's text may take back what the block does; default: whether it may edit PATH. */
  readonly mayDefeat?: (text: string) => boolean;
}

/**
 * The files to edit for these targets. Which file a shell reads when is in docs/decisions/0010. Files that a shell
 * reads after the main ones (`.zlogin`, `.login`, `config.fish`) are named only where they exist and may edit PATH
 * (`mayDefeat`): otherwise there is nothing in them to win against.
 */
export async function profileFiles(
  context: CoreContext,
  { targets, runProgram, mayDefeat = mayEditPath }: ProfileFilesOptions,
): Promise<ProfileFile[]> {
  const defeats = (file: string) => readsAs(file, mayDefeat);
  const files: ProfileFile[] = [];
  for (const { target, executable } of targets) {
    const rule = RULES[target];
    for (const found of (await rule?.(context, { executable, runProgram, defeats })) ?? []) {
      const same = files.findIndex(({ file }) => file === found.file);
      if (same < 0) files.push({ targets: [target], ...found });
      else if (!files[same]!.targets.includes(target))
        files[same] = { ...files[same]!, targets: [...files[same]!.targets, target] };
    }
  }
  return files;
}

interface Shell {
  readonly executable: string | null;
  readonly runProgram: RunProgram;
  readonly defeats: (file: string) => Promise<boolean>;
}

type Rule = (context: CoreContext, shell: Shell) => Promise<Omit<ProfileFile, 'targets'>[]>;

const posix = (file: string, placement: Placement = 'first') => ({ file, syntax: 'posix' as const, placement });

/** launchd and the registry are not text files with a block; launch-agent.ts and windows-path.ts see to them. */
const RULES: { readonly [Target in SetupTarget]?: Rule } = {
  // A login bash reads the first of three; making .bash_profile would keep it from reading .profile.
  bash: async ({ userHome }) => {
    const at = (name: string) => path.join(userHome, name);
    const login = (await firstExisting([at('.bash_profile'), at('.bash_login')])) ?? at('.profile');
    return [posix(login), posix(at('.bashrc'))];
  },
  sh: async ({ userHome }) => [posix(path.join(userHome, '.profile'))],
  // .zshenv serves scripts. What follows it may put other folders first (macOS: path_helper in /etc/zprofile), so login
  // and interactive shells move shims to the front again, later.
  zsh: async (context, { executable, runProgram, defeats }) => {
    const { environment, others } = await zshFolders(context, { executable, runProgram });
    const zprofile = path.join(others, '.zprofile');
    const zlogin = path.join(others, '.zlogin');
    const wantsProfile = context.os === 'darwin' || (await defeats(zprofile));
    return [
      posix(path.join(environment, '.zshenv'), 'present'),
      ...(wantsProfile ? [posix(zprofile)] : []),
      posix(path.join(others, '.zshrc')),
      ...((await defeats(zlogin)) ? [posix(zlogin)] : []),
    ];
  },
  // conf.d comes before config.fish, whose lines for PATH hold for scripts too.
  fish: async (context, { defeats }) => {
    const folder = path.join(configHome(context), 'fish');
    const fish = (file: string, placement: Placement) => ({ file, syntax: 'fish' as const, placement });
    const main = path.join(folder, 'config.fish');
    return [
      fish(path.join(folder, 'conf.d', 'goswitch.fish'), 'present'),
      ...((await defeats(main)) ? [fish(main, 'first')] : []),
    ];
  },
  // tcsh reads .cshrc only where there is no .tcshrc.
  tcsh: async ({ userHome }, { defeats }) => {
    const at = (name: string, placement: Placement) => ({
      file: path.join(userHome, name),
      syntax: 'tcsh' as const,
      placement,
    });
    const main = (await exists(path.join(userHome, '.tcshrc'))) ? '.tcshrc' : '.cshrc';
    return [at(main, 'present'), ...((await defeats(path.join(userHome, '.login'))) ? [at('.login', 'first')] : [])];
  },
  powershell: async (context) => {
    const at = (file: string) => ({ file, syntax: 'powershell' as const, placement: 'first' as const });
    if (context.os !== 'win32') return [at(path.join(configHome(context), 'powershell', 'profile.ps1'))];
    const documents = path.win32.join(context.userHome, 'Documents');
    const old = path.win32.join(documents, 'WindowsPowerShell', 'profile.ps1');
    return [at(path.win32.join(documents, 'PowerShell', 'profile.ps1')), ...((await exists(old)) ? [at(old)] : [])];
  },
  'environment.d': async (context) => [
    {
      file: path.join(configHome(context), 'environment.d', '60-goswitch.conf'),
      syntax: 'environment.d',
      placement: 'first',
    },
  ],
};

/** `$XDG_CONFIG_HOME`, which counts only when absolute (XDG base directory specification), else `~/.config`. */
function configHome({ env, userHome }: CoreContext): string {
  return env.XDG_CONFIG_HOME && path.isAbsolute(env.XDG_CONFIG_HOME)
    ? env.XDG_CONFIG_HOME
    : path.join(userHome, '.config');
}

async function firstExisting(files: readonly string[]): Promise<string | null> {
  for (const file of files) if (await exists(file)) return file;
  return null;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A file that cannot be read is not named: the shell cannot read it either. */
async function readsAs(file: string, judge: (text: string) => boolean): Promise<boolean> {
  return readSmallText(file, 'latin1', { maxBytes: PROFILE_BYTES }).then(judge, () => false);
}

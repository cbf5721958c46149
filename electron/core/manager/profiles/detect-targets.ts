import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { type DetectedTarget, isShellName, SETUP_TARGETS, type SetupTarget } from '../../../contract/profiles.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { isThere } from '../shells/places.ts';
import { shellNamed, shellOfProgram, shells } from '../shells/shells.ts';

/**
 * The shells on this machine, by $SHELL, /etc/shells and PATH, and the places programs of the desktop get their PATH
 * from. In the order of `SETUP_TARGETS`. @param systemRoot where /etc and /run are; `/` but in tests
 */
export async function detectTargets(context: CoreContext, systemRoot: string): Promise<DetectedTarget[]> {
  const found = new Map<SetupTarget, DetectedTarget>();
  if (context.os === 'win32') {
    for (const [target, executable] of await windowsShells(context))
      found.set(target, { target, executable, isLoginShell: false });
    found.set('windows-path', { target: 'windows-path', executable: null, isLoginShell: false });
  } else {
    for (const executable of await shellCandidates(context, systemRoot)) {
      const target = shellOfProgram(executable)?.name;
      if (target === undefined || found.has(target) || !(await isExecutable(executable))) continue;
      found.set(target, { target, executable, isLoginShell: executable === context.env.SHELL });
    }
    const desktop = await desktopTarget(context, systemRoot);
    if (desktop !== null) found.set(desktop, { target: desktop, executable: null, isLoginShell: false });
  }
  return SETUP_TARGETS.flatMap((target) => found.get(target) ?? []);
}

/**
 * Of these shells the ones that this user works in, as far as can be told: the login shell, and those with a startup
 * file in the home. All of them where that names none, and on Windows, where terminals start PowerShell without one.
 * A shell that is only installed would cost every look at the machine a second, and has nothing that could be wrong.
 */
export async function shellsInUse(
  context: CoreContext,
  detected: readonly DetectedTarget[],
): Promise<readonly DetectedTarget[]> {
  if (context.os === 'win32') return detected;
  const used: DetectedTarget[] = [];
  for (const shell of detected) if (shell.isLoginShell || (await hasStartupFile(context, shell))) used.push(shell);
  return used.length === 0 ? detected : used;
}

async function hasStartupFile(context: CoreContext, { target }: DetectedTarget): Promise<boolean> {
  if (!isShellName(target)) return false;
  for (const file of await shellNamed(target).filesInOrder(context))
    if (file.startsWith(`${context.userHome}${path.sep}`) && (await isThere(file))) return true;
  return false;
}

/** $SHELL first: with two bashes on a machine (macOS with Homebrew), the one the user chose is the one to ask. */
async function shellCandidates(context: CoreContext, systemRoot: string): Promise<string[]> {
  const listed = await readSmallText(path.join(systemRoot, 'etc/shells')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EACCES') return '';
    throw error;
  });
  const lines = listed.split('\n').map((line) => line.trim());
  const folders = (context.env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder));
  const programs = shells.flatMap((shell) => shell.programs);
  const onPath = folders.flatMap((folder) => programs.map((name) => path.join(folder, name)));
  return [context.env.SHELL ?? '', ...lines, ...onPath].filter((candidate) => path.isAbsolute(candidate));
}

/** systemd hands environment.d to what the desktop starts; macOS has launchd for that. */
async function desktopTarget(context: CoreContext, systemRoot: string): Promise<SetupTarget | null> {
  if (context.os === 'darwin') return 'launchd';
  if (context.os !== 'linux') return null;
  const runsSystemd = await isThere(path.join(systemRoot, 'run/systemd/system'));
  return runsSystemd ? 'environment.d' : null;
}

async function windowsShells({ env }: CoreContext): Promise<[SetupTarget, string][]> {
  const found: [SetupTarget, string][] = [];
  for (const { name, findOnWindows } of shells) {
    const program = await findOnWindows(env);
    if (program !== null) found.push([name, program]);
  }
  return found;
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

import type { GorootScan, ScannedProject, ScannedSdk } from '../../../contract/programs.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import { createCheckTools } from '../machine/create-check-tools.ts';
import type { Subjects } from '../subjects.ts';
import { type FolderToScan, foldersToScan } from './scan-folders.ts';
import { scanGoroot } from './scan-goroot.ts';
import { scanProjects } from './scan-projects.ts';
import { scanSdks } from './scan-sdks.ts';
import { createYielding } from './yield-to-event-loop.ts';

interface WholeScan {
  readonly sdks: readonly ScannedSdk[];
  readonly goroot: GorootScan | null;
  readonly projects: readonly ScannedProject[];
  /** Where programs are to be looked for. */
  readonly folders: readonly FolderToScan[];
}

interface WholeScanOptions {
  /** Only the folders. */
  readonly programsOnly: boolean;
  readonly core: Subjects;
  readonly systemRoot: string;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
  /** Of the version compared with; '' where there is none. */
  readonly root: string;
}

/**
 * What a whole scan finds besides programs; asks the login shell, and runs the programs of each SDK. Throws
 * `cancelled`.
 */
export async function gatherWhole({
  programsOnly,
  core,
  systemRoot,
  runProgram,
  signal,
  root,
}: WholeScanOptions): Promise<WholeScan> {
  const pause = createYielding(signal);
  const { tools, shell, close } = createCheckTools({ core, systemRoot, runProgram, signal });
  try {
    if (programsOnly) return { sdks: [], goroot: null, projects: [], folders: await whereProgramsAre() };
    const [sdks, goroot, projects, folders] = await Promise.all([
      scanSdks(tools),
      shell().then((asked) => scanGoroot(tools, asked)),
      core.projects().then(async (list) => scanProjects(await list.list(), pause)),
      whereProgramsAre(),
    ]);
    pause();
    return { sdks, goroot, projects, folders };
  } finally {
    await close();
  }

  async function whereProgramsAre(): Promise<FolderToScan[]> {
    const [surroundings, { settings }] = await Promise.all([
      tools.surroundings(),
      core.settings().then((store) => store.read()),
    ]);
    return await foldersToScan(core.context, {
      envs: surroundings.map(({ env }) => env),
      root,
      added: settings.scanFolders,
    });
  }
}

import { readdir } from 'node:fs/promises';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { CurrentResult } from '../../../contract/models.ts';
import type { ScanReport } from '../../../contract/programs.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { type RunProgram, runProgram as realRunProgram } from '../../base/programs/run-program.ts';
import { readBuildInfo } from '../../go/build-info/read-build-info.ts';
import { versionInEffect } from '../../manager/home/version-in-effect.ts';
import type { Subjects } from '../subjects.ts';
import { createJudge } from './judge-version.ts';
import type { Programs, ScanOptions } from './programs.ts';
import type { FolderToScan } from './scan-folders.ts';
import { type ScannedPrograms, scanPrograms } from './scan-programs.ts';
import { createYielding } from './yield-to-event-loop.ts';

interface ProgramsDeps {
  readonly core: Subjects;
  /** Where /etc and the like are looked for; default `/`. */
  readonly systemRoot?: string;
  /** Default: starts real programs. */
  readonly runProgram?: RunProgram;
}

/**
 * The scan over one core. Asking shells and running SDKs is loaded only for a whole scan: programs alone are looked at
 * much faster.
 */
export function createPrograms({ core, systemRoot = '/', runProgram = realRunProgram }: ProgramsDeps): Programs {
  const { context } = core;

  async function lookAt(
    folders: readonly FolderToScan[],
    against: CurrentResult | null,
    signal: AbortSignal | undefined,
  ): Promise<ScannedPrograms[]> {
    const pause = createYielding(signal);
    const judge = async (versions: readonly string[]) =>
      createJudge(against?.version ?? null, versions.length === 0 ? [] : await releasedVersions(versions));
    const scanned: ScannedPrograms[] = [];
    for (const folder of folders) scanned.push(await scanPrograms(folder, judge, { native: context.native, pause }));
    return scanned;

    /** Only an older version raises the question whether it is at its end of life. */
    async function releasedVersions(found: readonly string[]): Promise<readonly string[]> {
      const plain = createJudge(against?.version ?? null);
      if (!found.some((version) => plain(version) === 'older-patch' || plain(version) === 'older-release')) return [];
      // Opening the index costs more than a scan of programs: not where none was ever kept.
      const kept = await readdir(context.layout.index).catch(() => []);
      const list = kept.length === 0 ? null : await (await core.releases()).cached();
      return list === null ? [] : list.releases.filter(({ stable }) => stable).map(({ version }) => version);
    }
  }

  async function wholeScan(against: CurrentResult | null, { signal, programsOnly = false }: ScanOptions) {
    const { gatherWhole } = await import('./whole-scan.ts');
    return await gatherWhole({
      programsOnly,
      core,
      systemRoot,
      runProgram,
      signal: signal ?? new AbortController().signal,
      root: against?.root ?? '',
    });
  }

  return {
    async scan(options: ScanOptions = {}): Promise<ScanReport> {
      const { folders, signal } = options;
      const startedAt = context.clock.now();
      const against = await versionToCompare(core);
      const whole = folders === undefined ? await wholeScan(against, options) : null;
      const asked = whole?.folders ?? (folders ?? []).map((folder): FolderToScan => ({ folder, origin: 'asked' }));
      const scanned = await lookAt(asked, against, signal);
      return {
        at: new Date(startedAt).toISOString(),
        durationMs: Math.max(0, context.clock.now() - startedAt),
        platform: context.native,
        against,
        sdks: whole?.sdks ?? [],
        goroot: whole?.goroot ?? null,
        folders: scanned.map(({ folder }) => folder),
        binaries: onlyOnce(scanned.flatMap(({ binaries }) => binaries)),
        projects: whole?.projects ?? [],
      };
    },
    async inspect(file) {
      try {
        const result = readBuildInfo(file);
        if (result === null) throw new AppError('invalid-input', `${file} is not a file`);
        return result;
      } catch (error) {
        if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
          throw new AppError('invalid-input', `${file} does not exist`, { cause: error });
        }
        throw explainFileError(error, `read ${file}`);
      }
    },
    async rebuild(files, progress) {
      const [{ rebuildPrograms }, against] = await Promise.all([
        import('./rebuild-programs.ts'),
        versionToCompare(core),
      ]);
      if (against === null) {
        throw new AppError('no-active-version', 'No Go version is active to rebuild with', {
          hint: 'goswitch install latest --use',
        });
      }
      return await rebuildPrograms({ core, runProgram, root: against.root, version: against.version }, files, progress);
    },
  };
}

/** What `go` means outside projects and single terminals: the active version, else the first `go` on PATH. */
async function versionToCompare({ context }: Subjects): Promise<CurrentResult | null> {
  try {
    const env = { ...context.env, GOSWITCH_VERSION: undefined, PWD: undefined };
    const { version, root, reason, from } = await versionInEffect(
      { ...context, env },
      { cwd: rootFolder(context.layout.home) },
    );
    return { version, root, reason, from };
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

function rootFolder(home: string): string {
  return /^[A-Za-z]:[\\/]/.exec(home)?.[0] ?? '/';
}

/** A folder may lie in another one. */
function onlyOnce<T extends { readonly file: string }>(binaries: readonly T[]): T[] {
  return [...new Map(binaries.map((one) => [one.file, one])).values()];
}

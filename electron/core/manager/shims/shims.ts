import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { emptyIfMissing, nullIfMissing } from '../../base/files/missing.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { cmdShimScript, versionCmdShimScript } from './cmd-shim-script.ts';
import { SHIM_MARK, shimScript, versionShimScript } from './shim-script.ts';

/** Programs of an SDK that have a shim under their own name. */
const SHIM_TOOLS = ['go', 'gofmt'] as const;

/**
 * `missing`: not there or not executable. `stale`: not the text this GoSwitch writes. `leftover`: of a version that is
 * gone.
 */
export interface ShimProblem {
  readonly file: string;
  readonly kind: 'missing' | 'stale' | 'leftover';
}

interface Shims {
  /**
   * Makes shims/ what it must be for these installed SDKs (folder names below versions/): writes what differs, each
   * file atomically, and removes shims of versions that are gone. Files that are not GoSwitch's stay. Call it under the
   * lock that guards versions/. Throws `disk-full`, `permission-denied`.
   */
  refresh(names: readonly string[]): Promise<void>;
  /** What `refresh` would change, for the same names; nothing when all is well. */
  check(names: readonly string[]): Promise<readonly ShimProblem[]>;
  /** The text of each shim that should be there, by its file's name. */
  wanted(names: readonly string[]): ReadonlyMap<string, string>;
}

/** A version that runs natively here: its folder's name has no platform. */
const NATIVE_NAME = /^go[0-9]+(\.[0-9]+)*((alpha|beta|rc)[0-9]+)?$/;
const MODE = 0o755;

/** The shims of one home. See shim-script.ts for what they do. */
export function createShims(context: CoreContext): Shims {
  const { layout, os } = context;

  function wanted(names: readonly string[]): ReadonlyMap<string, string> {
    const versions = names.filter((name) => NATIVE_NAME.test(name));
    const home = os === 'win32' ? layout.home.replaceAll('\\', '/') : layout.home;
    const files = new Map<string, string>();
    for (const tool of SHIM_TOOLS) files.set(tool, shimScript({ home, tool }));
    if (os !== 'win32') {
      for (const name of versions) files.set(name, versionShimScript({ home, name }));
      return files;
    }
    // On Windows Go takes `go1.26.3` for a name with an extension: it would find an sh script of that name first, and
    // fail to start it (os/exec/lp_windows.go, findExecutable).
    for (const tool of SHIM_TOOLS) files.set(`${tool}.cmd`, cmdShimScript(tool));
    for (const name of versions) files.set(`${name}.cmd`, versionCmdShimScript(name));
    return files;
  }

  async function problems(files: ReadonlyMap<string, string>): Promise<ShimProblem[]> {
    const found: ShimProblem[] = [];
    for (const [name, content] of files) {
      const file = path.join(layout.shims, name);
      const kind = await stateOf(file, content, os);
      if (kind !== null) found.push({ file, kind });
    }
    for (const name of await readdir(layout.shims).catch(emptyIfMissing)) {
      const file = path.join(layout.shims, name);
      if (/^go[0-9]/.test(name) && !files.has(name) && (await isOwn(file))) found.push({ file, kind: 'leftover' });
    }
    return found;
  }

  return {
    async refresh(names) {
      const files = wanted(names);
      try {
        for (const { file, kind } of await problems(files)) {
          if (kind === 'leftover') await rm(file, { force: true });
          else await writeFileAtomic(file, files.get(path.basename(file)) ?? '', { mode: MODE });
        }
      } catch (error) {
        throw explainFileError(error, 'write the shims');
      }
    },
    check: async (names) => await problems(wanted(names)),
    wanted,
  };
}

async function stateOf(file: string, content: string, os: NodeJS.Platform): Promise<'missing' | 'stale' | null> {
  const info = await lstat(file).catch(nullIfMissing);
  if (info === null) return 'missing';
  if (!info.isFile()) return 'stale';
  // The umask may take bits from group and others; the owner's must be there.
  if (os !== 'win32' && (info.mode & 0o500) !== 0o500) return 'missing';
  return (await readSmallText(file)) === content ? null : 'stale';
}

/**
 * GoSwitch made it: its second line says so, whatever the version of the text. A folder, a dead link or an unreadable
 * file is somebody else's.
 */
async function isOwn(file: string): Promise<boolean> {
  const mark = SHIM_MARK.replace(/[0-9]+$/, '').replace('# ', '');
  const text = await readSmallText(file).catch(() => '');
  const second = text.split('\n', 2)[1] ?? '';
  return second.includes(mark);
}

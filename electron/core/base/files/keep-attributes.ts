import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../../contract/errors.ts';

const run = promisify(execFile);

/** Where the system keeps its own `cp`; PATH is not asked, so that a shim of it is never run. */
const FOLDERS = ['/bin', '/usr/bin', '/run/current-system/sw/bin'];
const LIMIT_MS = 10_000;

/**
 * Gives the empty file `to`, open as `handle`, the access control list and the extended attributes (`user.*`) of
 * `from`, which it is about to replace: Node has no call for either. A `cp` that cannot (busybox) leaves `to` as it is.
 * Throws `permission-denied` where `from` has some that `to` cannot get; then nothing may be replaced. See
 * docs/decisions/0096-attributes-of-files-that-are-replaced.md.
 */
export async function keepAttributes(
  from: string,
  { to, handle }: { readonly to: string; readonly handle: FileHandle },
): Promise<void> {
  const args = ARGUMENTS[process.platform];
  const program = args === undefined ? null : await findCp();
  if (args === undefined || program === null) return;
  try {
    await run(program, [...args, '--', from, to], { env: { LC_ALL: 'C' }, timeout: LIMIT_MS });
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '').trim();
    if (/unrecognized option|invalid option|unknown option|usage:|BusyBox|xattr support/i.test(said)) return;
    // Those of the security namespace are the kernel's to set: a program's capabilities end with its bytes anyway.
    if (said.split('\n').every((line) => /attribute '(?:security|trusted)\./.test(line))) return;
    const why = said.split('\n')[0]!.replace(/^\S*cp: /, '');
    throw new AppError(
      'permission-denied',
      `${from} has attributes or access rights that GoSwitch cannot keep: ${why || String(error)}`,
      {
        hint: `See them with getfacl and getfattr -d ${path.basename(from)}, and make the change by hand`,
        cause: error,
      },
    );
  } finally {
    // The cp of macOS copies the bytes too.
    await handle.truncate(0);
  }
}

const ARGUMENTS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['--attributes-only', '--preserve=mode,xattr'],
  darwin: ['-p'],
};

async function findCp(): Promise<string | null> {
  for (const folder of FOLDERS) {
    const file = path.join(folder, 'cp');
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}

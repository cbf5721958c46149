import { readdir, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { MachineSnapshot } from '../../../contract/snapshot.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';

/** The operating system as far as it matters to Go. @param systemRoot stands for `/` */
export async function describeMachine(
  { native, os: system }: CoreContext,
  systemRoot: string,
): Promise<MachineSnapshot['machine']> {
  const at = (...parts: string[]) => path.join(systemRoot, ...parts);
  const [version, isDocker, isPodman, libs] = await Promise.all([
    readSmallText(at('proc', 'version')).catch(() => ''),
    exists(at('.dockerenv')),
    exists(at('run', '.containerenv')),
    readdir(at('lib')).catch((): string[] => []),
  ]);
  const libc = libs.some((name) => name.startsWith('ld-musl-')) ? 'musl' : 'glibc';
  return {
    ...native,
    release: os.release(),
    libc: system === 'linux' ? libc : null,
    isWsl: /microsoft/i.test(version),
    isContainer: isDocker || isPodman,
  };
}

async function exists(file: string): Promise<boolean> {
  return await stat(file).then(
    () => true,
    () => false,
  );
}

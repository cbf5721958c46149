import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * Shells that serve as /bin/sh somewhere: Debian and Ubuntu, Fedora and macOS, Alpine, Android; zsh can be chosen on
 * macOS.
 */
const CANDIDATES = ['dash', 'bash', 'busybox', 'mksh', 'ksh', 'zsh'] as const;
const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'];

export interface PosixShell {
  readonly name: string;
  readonly program: string;
}

/** Those of this machine. */
export function findPosixShells(): readonly PosixShell[] {
  return CANDIDATES.flatMap((name) => {
    const program = FOLDERS.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
    return program === undefined ? [] : [{ name, program }];
  });
}

/** A link called `sh`, because a shell looks at its own name to know that it is to be POSIX's sh. */
export async function makeSh(dir: string, shell: PosixShell): Promise<string> {
  const folder = path.join(dir, `sh-${shell.name}`);
  await mkdir(folder, { recursive: true });
  await symlink(shell.program, path.join(folder, 'sh'));
  return path.join(folder, 'sh');
}

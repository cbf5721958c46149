import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** As manager/profiles/replace-profile.ts names the new bytes of a file of the user's before they take its place. */
const TEMPORARY = /^\.goswitch-profile-[0-9a-f]{12}\.tmp$/;

/**
 * Removes what a killed process left beside a profile. Only while holding the lock: another process's file looks the
 * same.
 */
export async function removeProfileLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(error.code ?? '')) return [];
    throw error;
  });
  for (const name of names) if (TEMPORARY.test(name)) await rm(path.join(folder, name), { force: true });
}

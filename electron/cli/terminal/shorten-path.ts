import path from 'node:path';

/** `~/.goswitch/current` for a path below the user's home, for people; programs get absolute paths. */
export function shortenPath(file: string, userHome: string): string {
  if (userHome !== '' && (file === userHome || file.startsWith(userHome + path.sep)))
    return `~${file.slice(userHome.length)}`;
  return file;
}

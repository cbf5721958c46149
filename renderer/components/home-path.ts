/** A path as people write it: `~` for their home. */
export function homePath(path: string, userHome: string | undefined): string {
  if (userHome === undefined || userHome === '' || !path.startsWith(userHome)) return path;
  const rest = path.slice(userHome.length);
  return rest === '' || rest.startsWith('/') || rest.startsWith('\\') ? `~${rest}` : path;
}

/** The last part of a path, on either kind of system. */
export function baseName(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '');
  return parts.at(-1) ?? path;
}

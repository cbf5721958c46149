/** A path as people write it: `~` for the user's home. */
export function shortPath(path: string, userHome: string | undefined): string {
  if (userHome === undefined || userHome === '' || !path.startsWith(userHome)) return path;
  const rest = path.slice(userHome.length);
  return rest === '' || rest.startsWith('/') || rest.startsWith('\\') ? `~${rest}` : path;
}

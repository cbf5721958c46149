/** A version as people say it: `1.26.3`. */
export function shortVersion(version: string): string {
  return version.replace(/^go(?=\d)/, '');
}

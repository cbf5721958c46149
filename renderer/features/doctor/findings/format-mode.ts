/** Permission bits as `ls -l` writes them: `rwxr-xr-x`. */
export function formatMode(mode: number): string {
  const letters = 'rwxrwxrwx';
  return [...letters].map((letter, index) => ((mode >> (letters.length - 1 - index)) & 1 ? letter : '-')).join('');
}

/** True for what the file system says of something that is not there: nothing of the name, or a file in its path. */
export function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** For `catch`: what is not there is null; any other error is thrown on. */
export function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

/** For `catch` of a listing: a folder that is not there has nothing in it; any other error is thrown on. */
export function emptyIfMissing(error: unknown): [] {
  if (isMissing(error)) return [];
  throw error;
}

/** As `nullIfMissing`, where further codes mean that there is nothing of the kind that is looked for. */
export function nullIfMissingOr(...codes: readonly string[]): (error: unknown) => null {
  return (error) => (codes.includes((error as NodeJS.ErrnoException).code ?? '') ? null : nullIfMissing(error));
}

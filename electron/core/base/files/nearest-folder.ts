import { stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The folder itself, or the first one above it that is there and can be looked at: it decides about what would be made
 * there. A file that stands in its place is given as it is. Throws what else the file system says.
 */
export async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      await stat(at);
      return at;
    } catch (error) {
      const goesUp = ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
      if (!goesUp || path.dirname(at) === at) throw error;
    }
  }
}

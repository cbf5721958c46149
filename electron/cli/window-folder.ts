import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built window is: beside the bundled command, and in a checkout where the build puts it. */
export function windowFolder(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return path.basename(here) === 'cli' ? path.join(here, '..', '..', 'dist', 'renderer') : path.join(here, 'renderer');
}

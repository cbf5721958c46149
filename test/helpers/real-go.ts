import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * A real Go SDK of this machine for the tests that need one: on PATH or at the usual place. Null when there is none.
 */
export function findRealGo(): { readonly root: string; readonly version: string } | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/local/go/bin',
    '/usr/lib/go/bin',
    'C:\\Program Files\\Go\\bin',
  ];
  for (const folder of folders.filter((name) => path.isAbsolute(name))) {
    const program = path.join(folder, process.platform === 'win32' ? 'go.exe' : 'go');
    if (!existsSync(program)) continue;
    const root = path.dirname(path.dirname(realpathSync(program)));
    const file = path.join(root, 'VERSION');
    const version = existsSync(file) ? /^go[\w.]+/.exec(readFileSync(file, 'utf8'))?.[0] : undefined;
    if (version !== undefined && existsSync(path.join(root, 'pkg', 'tool'))) return { root, version };
  }
  return null;
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

interface FoundNode {
  readonly program: string;
  readonly major: number;
}

/** One Node of each major version on PATH and at the usual places, besides the one that runs the tests. */
export function findNodes(): readonly FoundNode[] {
  const folders = [
    path.dirname(process.execPath),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    '/usr/bin',
    '/usr/local/bin',
  ];
  const found = new Map<number, string>();
  for (const folder of new Set(folders)) {
    const program = path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (!path.isAbsolute(program) || !existsSync(program)) continue;
    const major = Number(
      spawnSync(program, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8', env: {} }).stdout,
    );
    if (major > 0 && !found.has(major)) found.set(major, program);
  }
  return [...found].map(([major, program]) => ({ major, program }));
}

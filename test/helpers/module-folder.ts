import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeZip } from './make-zip.ts';

/** The one module of the folder below: path and version. */
export const SERVED_MODULE = 'corp.example/dep@v1.0.0';

/**
 * Makes a folder that serves as a module proxy by a `file://` address (go.dev/ref/mod, "GOPROXY protocol"), with one
 * module. Returns the address.
 */
export async function makeModuleFolder(folder: string): Promise<string> {
  const [name, version] = SERVED_MODULE.split('@');
  const at = path.join(folder, `${name}/@v`);
  const mod = `module ${name}\n`;
  await mkdir(at, { recursive: true });
  await writeFile(path.join(at, 'list'), `${version}\n`);
  await writeFile(path.join(at, `${version}.info`), `{"Version":"${version}","Time":"2026-11-01T00:00:00Z"}\n`);
  await writeFile(path.join(at, `${version}.mod`), mod);
  const entries = Object.entries({ 'go.mod': mod, 'dep.go': 'package dep\n' }).map(([file, body]) => ({
    name: `${SERVED_MODULE}/${file}`,
    body,
  }));
  await writeFile(path.join(at, `${version}.zip`), makeZip(entries));
  return `file://${folder}`;
}

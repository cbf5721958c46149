import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder in the temporary folder that the tests of this user share from run to run, for what costs minutes to make
 * again. Its name has the user in it, so that users of one machine do not meet in it. Throws a plain Error when
 * somebody else has put something there: tests run programs from it.
 */
export function sharedFolder(name: string): string {
  const own = path.join(os.tmpdir(), `goswitch-test-${process.getuid?.() ?? os.userInfo().username}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const found = lstatSync(own);
  if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
    throw new Error(`${own} belongs to somebody else. Remove it, or set TMPDIR to a folder of your own.`);
  }
  chmodSync(own, 0o700);
  const folder = path.join(own, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

import { type Stats, statSync } from 'node:fs';
import { AppError } from '../contract/errors.ts';
import { assertDecodedPath } from './base/files/decoded-path.ts';

/**
 * Throws `invalid-input` where GoSwitch must not work in this home: a file, a folder of another user, or one that every
 * user may write, because whoever can write there decides which programs run. The same where its name is not UTF-8. A
 * folder that root owns may be used (shared SDKs), and root may use a user's. One that is missing is fine.
 */
export function checkHome(home: string, uid: number | undefined): void {
  assertDecodedPath(home);
  let found: Stats;
  try {
    found = statSync(home);
  } catch {
    // Not there yet, or not to be seen: the first change says what is wrong.
    return;
  }
  const hint = 'Name another folder with --home or GOSWITCH_HOME';
  if (!found.isDirectory())
    throw new AppError('invalid-input', `${home} is not a folder, so it cannot be GoSwitch's home`, { hint });
  if (uid === undefined) return;
  if (found.uid !== uid && found.uid !== 0 && uid !== 0) {
    throw new AppError(
      'invalid-input',
      `${home} belongs to another user, who could replace the programs that run from it`,
      { hint },
    );
  }
  if ((found.mode & 0o002) !== 0) {
    throw new AppError(
      'invalid-input',
      `Every user of this machine can write to ${home} and could replace the programs that run from it`,
      {
        hint: `Close it with chmod o-w ${home}, after a look at what is in it. ${hint}`,
      },
    );
  }
}

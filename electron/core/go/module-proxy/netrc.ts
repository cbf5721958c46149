import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { nullIfMissing } from '../../base/files/missing.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';

export interface NetrcLine {
  readonly machine: string;
  readonly login: string;
  readonly password: string;
}

/**
 * The machines with login and password, in their order, as the go command reads them (cmd/go/internal/auth/netrc.go,
 * parseNetrc): macros are skipped, a `default` at the end of a line ends the file.
 */
export function parseNetrc(text: string): readonly NetrcLine[] {
  const found: NetrcLine[] = [];
  let current = { machine: '', login: '', password: '' };
  let isInMacro = false;
  for (const line of text.split('\n')) {
    if (isInMacro) {
      isInMacro = line !== '';
      continue;
    }
    const words = line.split(/\s+/).filter((word) => word !== '');
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [key, value] = [words[at], words[at + 1]!];
      if (key === 'machine') current = { machine: value, login: '', password: '' };
      else if (key === 'login') current = { ...current, login: value };
      else if (key === 'password') current = { ...current, password: value };
      else if (key === 'macdef') isInMacro = true;
      if (current.machine !== '' && current.login !== '' && current.password !== '') {
        found.push(current);
        current = { machine: '', login: '', password: '' };
      }
    }
    if (words.length % 2 === 1 && words.at(-1) === 'default') break;
  }
  return found;
}

/** `$NETRC`; on Windows `_netrc` in the user's folder where it exists; else `.netrc` there (netrc.go, netrcPath). */
export async function netrcFile({ env, os, userHome }: Pick<CoreContext, 'env' | 'os' | 'userHome'>): Promise<string> {
  if (env['NETRC']) return env['NETRC'];
  const windows = path.join(userHome, '_netrc');
  if (os === 'win32' && (await stat(windows).catch(nullIfMissing)) !== null) return windows;
  return path.join(userHome, '.netrc');
}

/** No file is no machines. Throws `go-setting-invalid` when it is there and cannot be read. */
export async function readNetrc(context: Pick<CoreContext, 'env' | 'os' | 'userHome'>): Promise<readonly NetrcLine[]> {
  const file = await netrcFile(context);
  try {
    return parseNetrc((await readSmallText(file).catch(nullIfMissing)) ?? '');
  } catch (error) {
    throw new AppError('go-setting-invalid', `GOAUTH=netrc: ${file} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

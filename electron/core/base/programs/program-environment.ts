import type { Env } from '../../context.ts';
import { pathNameIn, searchFolders } from './find-program.ts';

/** It makes every TLS connection of Node accept any certificate (nodejs.org/api/cli.html). */
export const UNSAFE_TLS = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Takes what would undo all trust out of this process's environment, so that neither Node nor a worker nor a program
 * started here follows it. Returns what was there: `goswitch exec` gives it to the person's own program, and the doctor
 * tells of it.
 */
export function takeOutUnsafe(env: NodeJS.ProcessEnv): Env {
  const value = env[UNSAFE_TLS];
  delete env[UNSAFE_TLS];
  return value === undefined ? {} : { [UNSAFE_TLS]: value };
}

/**
 * Where programs are looked for when PATH has no folder with an absolute name: with an empty PATH, execvp looks in the
 * working folder.
 */
const PLAIN_PATH = '/usr/bin:/bin';

/**
 * The environment for a program that GoSwitch starts: `env` without unsafe variables, and with a PATH that leads to no
 * folder relative to where the program happens to run. On Windows, what it starts does not look in its working folder
 * either (processenv.h, NeedCurrentDirectoryForExePath).
 */
export function programEnvironment(env: Env, os: NodeJS.Platform): NodeJS.ProcessEnv {
  const result: NodeJS.ProcessEnv = { ...env };
  delete result[UNSAFE_TLS];
  const name = pathNameIn(env, os);
  if (env[name] !== undefined) {
    const folders = searchFolders(env, os).join(os === 'win32' ? ';' : ':');
    result[name] = folders === '' && os !== 'win32' ? PLAIN_PATH : folders;
  }
  if (os === 'win32') result['NoDefaultCurrentDirectoryInExePath'] = '1';
  return result;
}

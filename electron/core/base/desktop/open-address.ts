import { fileURLToPath } from 'node:url';
import { AppError } from '../../../contract/errors.ts';
import type { CoreContext, Env } from '../../context.ts';
import { windowsProgram } from '../programs/find-program.ts';
import { desktopEnvironment } from './desktop-environment.ts';
import { existingFolder } from './open-outside.ts';
import { type ProgramChoice, startFirst } from './start-program.ts';

type Context = Pick<CoreContext, 'os' | 'env' | 'userHome'>;

/**
 * Whether a program started here could show a window to the person: not in a remote shell, and not without a display.
 */
export function hasDesktop({ os, env }: Pick<CoreContext, 'os' | 'env'>): boolean {
  if (isRemoteShell(env)) return false;
  return (
    os === 'darwin' ||
    os === 'win32' ||
    ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some((name) => Boolean(env[name]))
  );
}

export function isRemoteShell(env: Env): boolean {
  return Boolean(env['SSH_CONNECTION'] || env['SSH_TTY']);
}

/** Opens a folder in the desktop's file manager. Throws `invalid-input` for what is no folder, `program-not-found`. */
export async function openFolder(context: Context, text: string): Promise<void> {
  const folder = await existingFolder(context, text);
  if (!(await start(context, folderPrograms(context, folder)))) {
    throw new AppError('program-not-found', 'No program that opens folders was found', {
      hint: `The folder is ${folder}`,
    });
  }
}

/**
 * Opens an address in the person's browser. False when there is none to be found. Every user of the machine can read it
 * while the program starts, so an address with a secret goes through a file (`writeLinkFile`).
 */
export async function openInBrowser(context: Context, url: string): Promise<boolean> {
  return await start(context, browserPrograms(context, url));
}

async function start({ os, env, userHome }: Context, choices: readonly ProgramChoice[]): Promise<boolean> {
  // explorer.exe ends with 1 also when all is well; there is nothing to try after it.
  return (await startFirst(choices, { folder: userHome, env: desktopEnvironment(env) })) || os === 'win32';
}

function folderPrograms({ os, env }: Context, folder: string): readonly ProgramChoice[] {
  // -R shows an application in its folder instead of starting it.
  if (os === 'darwin')
    return [{ program: '/usr/bin/open', args: /\.[a-z][a-z]+$/i.test(folder) ? ['-R', folder] : [folder] }];
  if (os === 'win32') return [{ program: windowsProgram('explorer.exe', env), args: [folder] }];
  return [
    { program: 'xdg-open', args: [folder] },
    { program: 'gio', args: ['open', folder] },
  ];
}

/** Each is handed the address as one argument; no shell reads it. */
function browserPrograms({ os, env }: Context, url: string): readonly ProgramChoice[] {
  if (os === 'darwin') return [{ program: '/usr/bin/open', args: [url] }];
  if (os === 'win32')
    return [{ program: windowsProgram('rundll32.exe', env), args: ['url.dll,FileProtocolHandler', url] }];
  // wslview passes paths of files on to Windows, not their addresses.
  const wsl = url.startsWith('file:') ? fileURLToPath(url) : url;
  return [
    { program: 'xdg-open', args: [url] },
    { program: 'wslview', args: [wsl] },
    { program: 'sensible-browser', args: [url] },
    { program: 'x-www-browser', args: [url] },
  ];
}

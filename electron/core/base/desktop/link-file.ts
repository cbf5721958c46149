/**
 * A link with a secret in it, handed to the browser through a file: what a program is started with can be read by every
 * user of the machine, a file of mode 0600 cannot. The browser opens the file, whose page goes on to the link at once.
 */

import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CoreContext } from '../../context.ts';

export interface LinkFile {
  /** `file://` address of the page, for `openInBrowser`. */
  readonly address: string;
  /** Once the link was used: what is in the file is worth nothing then. */
  remove(): Promise<void>;
}

type Context = Pick<CoreContext, 'layout' | 'userHome' | 'os' | 'log'>;

interface LinkFileOptions {
  /** Process that removes the file when it ends. */
  readonly pid: number;
  /** Stands for `/` where snaps are looked for; default `/`. */
  readonly systemRoot?: string;
}

const NAME = /^goswitch-link-(\d+)-[\w-]+\.html$/;

/** Rejects when there is no place for it. Files that killed processes left are removed on the way. */
export async function writeLinkFile(
  context: Context,
  url: string,
  { pid, systemRoot = '/' }: LinkFileOptions,
): Promise<LinkFile> {
  const folder = await folderForLinks(context, systemRoot);
  const file = path.join(folder, `goswitch-link-${pid}-${randomBytes(9).toString('base64url')}.html`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(folder);
  await writeFile(file, pageFor(url), { mode: 0o600, flag: 'wx' });
  return {
    address: pathToFileURL(file).href,
    async remove() {
      await rm(file, { force: true }).catch((error: unknown) =>
        context.log.warn('The file with a used link stays', { file, error: String(error) }),
      );
    },
  };
}

/**
 * A browser that is installed as a snap sees no folder whose name begins with a dot, no /tmp and no /run of the
 * machine: only what lies openly in the home (snapd, interface `home`). A flatpak is handed the file itself, wherever
 * it is.
 */
async function folderForLinks({ layout, userHome, os }: Context, systemRoot: string): Promise<string> {
  if (os !== 'linux') return layout.links;
  const hasSnaps = await access(path.join(systemRoot, 'var/lib/snapd')).then(
    () => true,
    () => false,
  );
  return hasSnaps ? userHome : layout.links;
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(NAME.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isRunning(pid)) await rm(path.join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * The link replaces this page in the tab's history. It is made of an address and a token, with nothing that HTML or a
 * script would read otherwise.
 */
function pageFor(url: string): string {
  const link = new URL(url).href.replace(/[<>"'&\\]/g, (character) => encodeURIComponent(character));
  return [
    '<!doctype html>',
    '<html lang="en"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>GoSwitch</title>',
    `<script>location.replace("${link}")</script>`,
    `<noscript><a href="${link}" rel="noreferrer">Open GoSwitch</a></noscript></html>`,
    '',
  ].join('\n');
}

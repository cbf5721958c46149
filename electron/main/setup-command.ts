import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomic } from '../core/base/files/atomic-file.ts';
import { readSmallText } from '../core/base/files/read-small-file.ts';
import type { CoreContext } from '../core/context.ts';
import type { Engine } from './engine.ts';

/** In the second line of what this writes: a file without it is somebody else's. */
const MARK = 'goswitch-launcher';

interface CommandOptions {
  readonly context: Pick<CoreContext, 'layout' | 'os' | 'log'>;
  readonly engine: Engine;
  /** The package's; null where its place changes with every start (AppImage), or where there is none. */
  readonly launcher: string | null;
}

/**
 * Keeps `goswitch` next to the other shims, once there are any, so that one set-up brings `go` and the command: a few
 * lines that start the launcher in the app's package. Written again when the app has moved.
 */
export function setupCommand({ context, engine, launcher }: CommandOptions): void {
  if (launcher === null) return;
  const { layout, os, log } = context;
  const files = new Map([['goswitch', shellLauncher(launcher.replaceAll('\\', '/'))]]);
  if (os === 'win32') files.set('goswitch.cmd', commandLauncher(`${launcher}.cmd`));

  async function refresh(): Promise<void> {
    try {
      if (!existsSync(layout.shims)) return;
      for (const [name, text] of files) await write(path.join(layout.shims, name), text);
    } catch (error) {
      log.warn('The goswitch command could not be put next to the shims', { error });
    }
  }

  engine.listen(({ name }) => {
    if (name === 'sdkInstalled' || name === 'activeChanged') void refresh();
  });
  void refresh();
}

async function write(file: string, text: string): Promise<void> {
  const found = await readSmallText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === text || (found !== null && !found.split('\n')[1]?.includes(MARK))) return;
  await writeFileAtomic(file, text, { mode: 0o755 });
}

function shellLauncher(launcher: string): string {
  const quoted = `'${launcher.replaceAll("'", "'\\''")}'`;
  return `#!/bin/sh
# ${MARK}: starts the command of the GoSwitch app, which wrote this.
[ -x ${quoted} ] || {
  printf 'goswitch: the GoSwitch app is no longer at %s; start it once from its new place\\n' ${quoted} >&2
  exit 127
}
exec ${quoted} "$@"
`;
}

/** A percent sign would begin a variable. */
function commandLauncher(launcher: string): string {
  return `@echo off\r\nrem ${MARK}: starts the command of the GoSwitch app, which wrote this.\r\n"${launcher.replaceAll('%', '%%')}" %*\r\n`;
}

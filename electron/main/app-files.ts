import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Env } from '../core/context.ts';

/** Where the app's own files are: in the package and in a checkout alike, seen from dist/main.js. */
export interface AppFiles {
  readonly windowFolder: string;
  readonly preload: string;
  readonly windowIcon: string;
  readonly trayIcon: string;
  /** The package's `goswitch`; null in a checkout, and where its place changes with every start. */
  readonly launcher: string | null;
  /** Not a checkout. */
  readonly isPackaged: boolean;
}

interface AppPlace {
  /** `import.meta.url` of the bundled entry, in dist/. */
  readonly mainUrl: string;
  readonly os: NodeJS.Platform;
  readonly env: Env;
  /** Folder of the package's resources; null in a checkout. */
  readonly resources: string | null;
}

export function findAppFiles({ mainUrl, os, env, resources }: AppPlace): AppFiles {
  const dist = path.dirname(fileURLToPath(mainUrl));
  // An AppImage is mounted somewhere else at each start.
  const isMovable = resources === null || Boolean(env['APPIMAGE']);
  const resource = (...names: string[]) => path.join(dist, '..', 'resources', ...names);
  return {
    windowFolder: path.join(dist, 'renderer'),
    preload: path.join(dist, 'preload.cjs'),
    windowIcon: resource('icons', '256x256.png'),
    trayIcon: resource('tray', trayIconName(os)),
    launcher: isMovable ? null : path.join(resources, 'bin', 'goswitch'),
    isPackaged: resources !== null,
  };
}

/** macOS paints a name that ends in Template itself; Electron finds the `@2x` files beside. */
function trayIconName(os: NodeJS.Platform): string {
  if (os === 'darwin') return 'trayTemplate.png';
  return os === 'win32' ? 'tray.ico' : 'tray.png';
}

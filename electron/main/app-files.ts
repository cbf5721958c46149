import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the app's own files are: in the package and in a checkout alike, seen from dist/main.js. */
export interface AppFiles {
  readonly windowFolder: string;
  readonly preload: string;
  readonly windowIcon: string;
  readonly trayIcon: string;
}

/** @param mainUrl `import.meta.url` of the bundled entry, in dist/ */
export function findAppFiles(mainUrl: string, os: NodeJS.Platform): AppFiles {
  const dist = path.dirname(fileURLToPath(mainUrl));
  const resource = (...names: string[]) => path.join(dist, '..', 'resources', ...names);
  return {
    windowFolder: path.join(dist, 'renderer'),
    preload: path.join(dist, 'preload.cjs'),
    windowIcon: resource('icons', '256x256.png'),
    trayIcon: resource('tray', trayIconName(os)),
  };
}

/** macOS paints a name that ends in Template itself; Electron finds the `@2x` files beside. */
function trayIconName(os: NodeJS.Platform): string {
  if (os === 'darwin') return 'trayTemplate.png';
  return os === 'win32' ? 'tray.ico' : 'tray.png';
}

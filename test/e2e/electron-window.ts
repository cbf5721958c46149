import { existsSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { builtCommand } from './built-window.ts';

const PROGRAM = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' } as Record<
  string,
  string
>;

/**
 * Electron's own program, or null: `npm ci` does not fetch it. `ELECTRON_OVERRIDE_DIST_PATH` names a folder with one,
 * as for Electron itself.
 */
export function findElectron(): string | null {
  const folder =
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.resolve(import.meta.dirname, '../../node_modules/electron/dist');
  const program = path.join(folder, PROGRAM[process.platform] ?? 'electron');
  return existsSync(program) ? program : null;
}

/** The desktop app over the home of a machine. */
export async function openElectron({
  env,
}: {
  readonly env: Readonly<Record<string, string>>;
}): Promise<ElectronApplication> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('There is no Electron runtime here');
  return await _electron.launch({
    executablePath,
    args: ['--no-sandbox', path.join(path.dirname(builtCommand()), 'main.js')],
    env: { ...env },
  });
}

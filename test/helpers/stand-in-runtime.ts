import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NODE } from './build-desktop.ts';

/**
 * Where fuses are found in Electron's binary (electron/fuses, src/constants.ts), then version 1, eight fuses, and their
 * states as they are delivered.
 */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
]);

/**
 * A folder that electron-builder takes for Electron's runtime; its program runs Node, which is what
 * `ELECTRON_RUN_AS_NODE` makes of Electron.
 */
export async function makeStandInRuntime(dir: string, platform: 'linux' | 'mac' | 'win'): Promise<void> {
  if (platform === 'mac') return await makeBundle(path.join(dir, 'Electron.app', 'Contents'));
  await mkdir(path.join(dir, 'resources'), { recursive: true });
  await mkdir(path.join(dir, 'locales'));
  for (const locale of ['de', 'en-US', 'zh-CN']) await writeFile(path.join(dir, 'locales', `${locale}.pak`), '');
  await makeProgram(path.join(dir, platform === 'win' ? 'electron.exe' : 'electron'));
}

/** The parts of the bundle that are renamed and described anew. */
async function makeBundle(contents: string): Promise<void> {
  const frameworks = path.join(contents, 'Frameworks');
  const framework = path.join(frameworks, 'Electron Framework.framework');
  for (const locale of ['de', 'en', 'zh_CN']) {
    for (const folder of [path.join(contents, 'Resources'), path.join(framework, 'Versions', 'A', 'Resources')]) {
      await mkdir(path.join(folder, `${locale}.lproj`), { recursive: true });
      await writeFile(path.join(folder, `${locale}.lproj`, 'locale.pak'), '');
    }
  }
  await writeFile(path.join(contents, 'Info.plist'), infoPlist('Electron'));
  await makeProgram(path.join(contents, 'MacOS', 'Electron'));
  await makeProgram(path.join(framework, 'Electron Framework'));
  for (const name of [
    'Electron Helper',
    'Electron Helper (Renderer)',
    'Electron Helper (Plugin)',
    'Electron Helper (GPU)',
  ]) {
    await mkdir(path.join(frameworks, `${name}.app`, 'Contents', 'MacOS'), { recursive: true });
    await writeFile(path.join(frameworks, `${name}.app`, 'Contents', 'MacOS', name), '');
    await writeFile(path.join(frameworks, `${name}.app`, 'Contents', 'Info.plist'), infoPlist(name));
  }
}

function infoPlist(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>CFBundleName</key><string>${name}</string></dict></plist>\n`;
}

/** A shell script that becomes Node: the bytes behind `exec` are never read as commands. */
async function makeProgram(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, Buffer.concat([Buffer.from(`#!/bin/sh\nexec '${NODE}' "$@"\n`), FUSE_WIRE]), { mode: 0o755 });
}

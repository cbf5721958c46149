import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NODE } from './build-desktop.ts';

/** Where fuses are found in Electron's binary (electron/fuses, src/constants.ts), then version 1, eight fuses, and their states as they are delivered. */
const FUSE_WIRE = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 8]), Buffer.from('10110001')]);

/** A folder that electron-builder takes for Electron's Linux runtime; its program is Node, which is what `ELECTRON_RUN_AS_NODE` makes of Electron. */
export async function makeStandInRuntime(dir: string): Promise<void> {
  await mkdir(path.join(dir, 'resources'), { recursive: true });
  await mkdir(path.join(dir, 'locales'));
  for (const locale of ['de', 'en-US', 'zh-CN']) await writeFile(path.join(dir, 'locales', `${locale}.pak`), '');
  await copyFile(NODE, path.join(dir, 'electron'));
  // What follows the end of an ELF file is nobody's.
  await writeFile(path.join(dir, 'electron'), FUSE_WIRE, { flag: 'a' });
}

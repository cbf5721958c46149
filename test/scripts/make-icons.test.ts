import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPngSize } from './icons/png-size.ts';

const resources = path.join(import.meta.dirname, '../../resources');

describe('the icons in the repository', () => {
  it('for Linux: a square PNG of the size that its name says', async () => {
    const names = (await readdir(path.join(resources, 'icons'))).sort();
    const sizes = await Promise.all(
      names.map(async (name) => readPngSize(await readFile(path.join(resources, 'icons', name)))),
    );
    const expected = [
      '128x128.png',
      '16x16.png',
      '24x24.png',
      '256x256.png',
      '32x32.png',
      '48x48.png',
      '512x512.png',
      '64x64.png',
    ];
    expect(names).toEqual(expected);
    expect(sizes.map((size) => `${size?.widthPx}x${size?.heightPx}.png`)).toEqual(expected);
  });

  it('for Windows: every size from 16 to 256 pixels', async () => {
    const file = await readFile(path.join(resources, 'icon.ico'));
    const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => (file[6 + 16 * index] || 256) as number);
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
  });

  it('for macOS: a whole icns file', async () => {
    const file = await readFile(path.join(resources, 'icon.icns'));
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  });

  it.each([
    ['tray.png', 24],
    ['tray@2x.png', 48],
    ['trayTemplate.png', 18],
    ['trayTemplate@2x.png', 36],
  ])('for trays: %s is %i pixels wide', async (name, widthPx) => {
    expect(readPngSize(await readFile(path.join(resources, 'tray', name)))).toEqual({ widthPx, heightPx: widthPx });
  });
});

/**
 * Makes every icon from resources/icon.svg. Run it after a change of the drawing and commit what it writes: `node
 * scripts/make-icons.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ICNS_SIZES_PX, makeIcns } from './icons/icns-file.ts';
import { makeIco } from './icons/ico-file.ts';
import { createRenderer, type Motif } from './icons/render-drawing.ts';

const resources = fileURLToPath(new URL('../resources/', import.meta.url));
/** macOS wants the margin around the tile; elsewhere it would only make the icon small. */
const MAC_APP: Motif = { cropUnits: 1024 };
const APP: Motif = { cropUnits: 856 };
/** A template image of macOS: black and alpha, which the system paints for light and dark menu bars. */
const MAC_TRAY: Motif = { cropUnits: 620, switchColor: '#000' };
/** Contrast of at least 3:1 on the light and the dark panels of Windows and Linux. */
const TRAY: Motif = { cropUnits: 600, switchColor: '#0b8fb0' };

const renderer = await createRenderer(await readFile(path.join(resources, 'icon.svg'), 'utf8'));
const renderAll = (motif: Motif, sizesPx: readonly number[]) =>
  Promise.all(sizesPx.map((sizePx) => renderer.render(motif, sizePx)));
const write = (name: string, bytes: Buffer) => writeFile(path.join(resources, name), bytes);
try {
  for (const folder of ['icons', 'tray']) await mkdir(path.join(resources, folder), { recursive: true });
  for (const picture of await renderAll(APP, [16, 24, 32, 48, 64, 128, 256, 512])) {
    await write(`icons/${picture.sizePx}x${picture.sizePx}.png`, picture.png);
  }
  await write('icon.ico', makeIco(await renderAll(APP, [16, 20, 24, 32, 40, 48, 64, 128, 256])));
  await write('icon.icns', makeIcns(await renderAll(MAC_APP, ICNS_SIZES_PX)));
  await write('tray/tray.ico', makeIco(await renderAll(TRAY, [16, 20, 24, 32, 48])));
  await write('tray/tray.png', (await renderer.render(TRAY, 24)).png);
  await write('tray/tray@2x.png', (await renderer.render(TRAY, 48)).png);
  await write('tray/trayTemplate.png', (await renderer.render(MAC_TRAY, 18)).png);
  await write('tray/trayTemplate@2x.png', (await renderer.render(MAC_TRAY, 36)).png);
} finally {
  await renderer.close();
}

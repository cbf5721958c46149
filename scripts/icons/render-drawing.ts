import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import type { Picture } from './picture.ts';

/** Which part of the drawing, how much of its margin, in which colour. */
export interface Motif {
  /** The side of the square cut out of the middle, of the drawing's 1024 units. */
  readonly cropUnits: number;
  /** Only the switch, in this colour; otherwise the whole drawing. */
  readonly switchColor?: string;
}

/** Below this size, and in every tray, the fine lines of the drawing would only be dirt. */
const SMALLEST_WITH_LINES_PX = 48;
/** Where distributions put Chromium; Playwright's own is used where there is none of these. */
const SYSTEM_CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

interface Renderer {
  render(motif: Motif, sizePx: number): Promise<Picture>;
  close(): Promise<void>;
}

/** Draws with Chromium, so that the icons need no rasteriser of their own. */
export async function createRenderer(svg: string): Promise<Renderer> {
  const executablePath = SYSTEM_CHROMIUM.find((file) => existsSync(file));
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  const page = await browser.newPage();
  return {
    async render({ cropUnits, switchColor }, sizePx) {
      const wanted = {
        svg,
        sizePx,
        cropUnits,
        switchColor,
        hasLines: switchColor === undefined && sizePx >= SMALLEST_WITH_LINES_PX,
      };
      const { png, rgba } = await page.evaluate(draw, wanted);
      return { sizePx, png: Buffer.from(png, 'base64'), rgba: Buffer.from(rgba, 'base64') };
    },
    close: () => browser.close(),
  };
}

interface Wanted {
  readonly svg: string;
  readonly sizePx: number;
  readonly cropUnits: number;
  readonly switchColor: string | undefined;
  readonly hasLines: boolean;
}

/** Runs in the page: nothing from this file is in reach. */
async function draw({ svg, sizePx, cropUnits, switchColor, hasLines }: Wanted): Promise<{ png: string; rgba: string }> {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const margin = (1024 - cropUnits) / 2;
  drawing.documentElement.setAttribute('viewBox', `${margin} ${margin} ${cropUnits} ${cropUnits}`);
  drawing.documentElement.setAttribute('width', String(sizePx));
  drawing.documentElement.setAttribute('height', String(sizePx));
  if (!hasLines) drawing.getElementById('lines')?.remove();
  if (switchColor !== undefined) {
    drawing.getElementById('tile')?.remove();
    drawing.getElementById('switch')?.setAttribute('fill', switchColor);
  }
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no canvas');
  context.drawImage(image, 0, 0, sizePx, sizePx);
  const pixels = context.getImageData(0, 0, sizePx, sizePx).data;
  let rgba = '';
  for (const value of pixels) rgba += String.fromCharCode(value);
  return { png: canvas.toDataURL('image/png').split(',')[1] ?? '', rgba: btoa(rgba) };
}

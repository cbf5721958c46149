import type { Picture } from './picture.ts';

/**
 * From this size on Windows reads PNG inside .ico files everywhere; below, installers and old dialogs want a bitmap.
 */
const SMALLEST_PNG_PX = 256;
const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/**
 * A Windows icon file of the pictures. The format: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function makeIco(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.sizePx >= SMALLEST_PNG_PX ? picture.png : makeBitmap(picture)));
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { sizePx }] of pictures.entries()) {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    const sizeBytes = images[index]?.length ?? 0;
    // 256 is written as 0.
    header.writeUInt8(sizePx % 256, at);
    header.writeUInt8(sizePx % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(sizeBytes, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += sizeBytes;
  }
  return Buffer.concat([header, ...images]);
}

/**
 * A BITMAPINFOHEADER (its height counts the mask too), the pixels bottom up as BGRA, and the one-bit mask, left empty
 * because alpha decides.
 */
function makeBitmap({ sizePx, rgba }: Picture): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(sizePx, 4);
  header.writeInt32LE(sizePx * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(sizePx * sizePx * 4);
  for (let row = 0; row < sizePx; row++) {
    const source = rgba.subarray((sizePx - 1 - row) * sizePx * 4, (sizePx - row) * sizePx * 4);
    for (let at = 0; at < source.length; at += 4) {
      pixels.set(
        [source[at + 2] ?? 0, source[at + 1] ?? 0, source[at] ?? 0, source[at + 3] ?? 0],
        row * sizePx * 4 + at,
      );
    }
  }
  const maskRowBytes = Math.ceil(sizePx / 32) * 4;
  return Buffer.concat([header, pixels, Buffer.alloc(maskRowBytes * sizePx)]);
}

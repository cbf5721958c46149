import type { Picture } from './picture.ts';

/**
 * Type of each image by what it is for, as Apple's `iconutil` writes them: points, pixels (twice as many for Retina
 * screens), format.
 */
const ENTRIES = [
  { type: 'ic04', sizePx: 16, format: 'argb' },
  { type: 'ic05', sizePx: 32, format: 'argb' },
  { type: 'ic11', sizePx: 32, format: 'png' },
  { type: 'ic12', sizePx: 64, format: 'png' },
  { type: 'ic07', sizePx: 128, format: 'png' },
  { type: 'ic13', sizePx: 256, format: 'png' },
  { type: 'ic08', sizePx: 256, format: 'png' },
  { type: 'ic14', sizePx: 512, format: 'png' },
  { type: 'ic09', sizePx: 512, format: 'png' },
  { type: 'ic10', sizePx: 1024, format: 'png' },
] as const;

/** The sizes that `makeIcns` needs. */
export const ICNS_SIZES_PX = [...new Set(ENTRIES.map(({ sizePx }) => sizePx))];

/**
 * An icon file of macOS. Throws a plain Error when a size is missing. The format:
 * https://en.wikipedia.org/wiki/Apple_Icon_Image_format
 */
export function makeIcns(pictures: readonly Picture[]): Buffer {
  const entries = ENTRIES.map(({ type, sizePx, format }) => {
    const picture = pictures.find((candidate) => candidate.sizePx === sizePx);
    if (picture === undefined) throw new Error(`An icns file needs a picture of ${sizePx} pixels`);
    return block(type, format === 'png' ? picture.png : packArgb(picture));
  });
  return block('icns', Buffer.concat(entries));
}

function block(type: string, body: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(header.length + body.length, 4);
  return Buffer.concat([header, body]);
}

/** The four channels one after the other, each packed. */
function packArgb({ rgba }: Picture): Buffer {
  const channel = (index: number) => packRuns(rgba.filter((_, at) => at % 4 === index));
  return Buffer.concat([Buffer.from('ARGB', 'latin1'), ...[3, 0, 1, 2].map(channel)]);
}

/**
 * Run-length packing: a byte below 128 announces that many plus one plain bytes, another one that many less 125 times
 * the byte that follows.
 */
function packRuns(bytes: Uint8Array): Buffer {
  const packed: number[] = [];
  let plain: number[] = [];
  const flush = () => {
    if (plain.length > 0) packed.push(plain.length - 1, ...plain);
    plain = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const value = bytes[at] ?? 0;
    let length = 1;
    while (length < 130 && bytes[at + length] === value) length++;
    if (length >= 3) {
      flush();
      packed.push(length + 125, value);
      at += length;
    } else {
      plain.push(value);
      if (plain.length === 128) flush();
      at++;
    }
  }
  flush();
  return Buffer.from(packed);
}

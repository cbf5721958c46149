import type { Picture } from '../../../scripts/icons/picture.ts';

/** A picture whose bytes count up, and whose PNG is only a name. */
export function madePicture(sizePx: number): Picture {
  const rgba = Buffer.from(Array.from({ length: sizePx * sizePx * 4 }, (_, at) => at % 251));
  return { sizePx, png: Buffer.from(`PNG of ${sizePx}`), rgba };
}

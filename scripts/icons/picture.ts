/** One rendering of the drawing: the PNG file, and its pixels row by row as RGBA with straight alpha. */
export interface Picture {
  readonly sizePx: number;
  readonly png: Buffer;
  readonly rgba: Buffer;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ICNS_SIZES_PX, makeIcns } from '../../../scripts/icons/icns-file.ts';
import { madePicture } from './made-picture.ts';

function readBlocks(file: Buffer): Map<string, Buffer> {
  const blocks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    blocks.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  }
  return blocks;
}

/** The inverse of the packing, read off its description. */
function unpackRuns(packed: Buffer): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < packed.length; ) {
    const control = packed[at] ?? 0;
    if (control < 128) bytes.push(...packed.subarray(at + 1, at + 2 + control));
    else bytes.push(...Array<number>(control - 125).fill(packed[at + 1] ?? 0));
    at += control < 128 ? control + 2 : 2;
  }
  return bytes;
}

describe('makeIcns', () => {
  it('holds every size under the type macOS expects', () => {
    const file = makeIcns(ICNS_SIZES_PX.map(madePicture));
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const png = [...readBlocks(file)]
      .filter(([, bytes]) => bytes.toString('latin1', 0, 3) === 'PNG')
      .map(([type, bytes]) => [type, `${bytes}`]);
    expect(Object.fromEntries(png)).toEqual({
      ...{ ic11: 'PNG of 32', ic12: 'PNG of 64', ic07: 'PNG of 128', ic13: 'PNG of 256', ic08: 'PNG of 256' },
      ...{ ic14: 'PNG of 512', ic09: 'PNG of 512', ic10: 'PNG of 1024' },
    });
    expect(() => makeIcns([madePicture(16)])).toThrow('32 pixels');
  });

  it('packs the four channels so that they unpack to the same pixels', () => {
    const pixel = fc.constantFrom(0, 1, 255);
    const others = ICNS_SIZES_PX.filter((sizePx) => sizePx !== 16).map(madePicture);
    fc.assert(
      fc.property(fc.array(pixel, { minLength: 16 * 16 * 4, maxLength: 16 * 16 * 4 }), (bytes) => {
        const argb =
          readBlocks(makeIcns([{ ...madePicture(16), rgba: Buffer.from(bytes) }, ...others])).get('ic04') ??
          Buffer.alloc(0);
        expect(argb.toString('latin1', 0, 4)).toBe('ARGB');
        const channel = (index: number) => bytes.filter((_, at) => at % 4 === index);
        expect(unpackRuns(argb.subarray(4))).toEqual([...channel(3), ...channel(0), ...channel(1), ...channel(2)]);
      }),
      { numRuns: 30 },
    );
  });
});

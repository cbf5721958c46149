import { type Bytes, type Image, readWhole } from './image.ts';
import { BIG_ENDIAN } from './number-reader.ts';

/** 386, amd64 and arm (debug/plan9obj). */
export const PLAN9_MAGICS: readonly number[] = [0x1eb, 0x8a97, 0x647];
const WIDE = 0x8000;

/** The data section; where others have addresses, offsets in the file stand here (debug/buildinfo, plan9objExe). */
export function readPlan9(bytes: Bytes): Image {
  const { u32 } = BIG_ENDIAN;
  const head = readWhole(bytes, 0, 32);
  const text = u32(head, 4);
  const data = u32(head, 8);
  const start = (u32(head, 0) & WIDE) === 0 ? 32 : 40;
  const segments = [
    { address: start, offset: start, size: text },
    { address: start + text, offset: start + text, size: data },
  ];
  return { format: 'plan9', segments, search: { address: start + text, size: data } };
}

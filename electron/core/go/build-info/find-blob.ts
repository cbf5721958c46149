import { type Bytes, type Image, readAddress } from './image.ts';
import { BIG_ENDIAN, LITTLE_ENDIAN } from './number-reader.ts';
import { readUvarint } from './uvarint.ts';

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const ALIGNMENT = 16;
const HEADER_SIZE = 32;
/** The blob is at the start of its place nearly always; only what has none is read through. */
const CHUNK_SIZES = [4096, 64 * 1024, 1 << 20];
const BIG = 1;
const INLINE = 2;
/** Hundreds of times what the largest programs have. */
const MOST_TEXT_BYTES = 16 << 20;
/** Around the list of modules (cmd/go/internal/modload/build.go, infoStart and infoEnd). */
const FRAME = 16;
const NEWLINE = 0x0a;
const MOST_LENGTH_BYTES = 10;

/** What the linker put into a program. `modules` is '' where it was built without modules. */
interface Blob {
  readonly version: string;
  readonly modules: string;
}

/** Finds and decodes the blob (debug/buildinfo, readRawBuildInfo); null where there is none. */
export function findBlob(bytes: Bytes, image: Image): Blob | null {
  const place = searchMagic(bytes, image);
  if (place === null) return null;
  const header = place.near.length >= HEADER_SIZE ? place.near : readAddress(bytes, image, place.address, HEADER_SIZE);
  if (header === null || header.length < HEADER_SIZE) return null;
  const isInline = (header[15]! & INLINE) === INLINE;
  const { version, modules } = isInline ? inlineTexts(bytes, image, place) : pointedTexts(bytes, image, header);
  return version.length === 0 ? null : { version: version.toString('utf8'), modules: withoutFrame(modules) };
}

interface Texts {
  readonly version: Buffer;
  readonly modules: Buffer;
}

/** Where the blob is, with what was read from there on already. */
interface Place {
  readonly address: number;
  readonly near: Buffer;
}

const NOTHING = Buffer.alloc(0);

function searchMagic(bytes: Bytes, image: Image): Place | null {
  if (image.search === null || image.search.size === 0) return null;
  const end = image.search.address + image.search.size;
  let start = Math.ceil(image.search.address / ALIGNMENT) * ALIGNMENT;
  for (let chunk = 0; start < end; chunk++) {
    const size = CHUNK_SIZES[Math.min(chunk, CHUNK_SIZES.length - 1)]!;
    const wanted = Math.min(size, end - start);
    // A whole chunk, even of a smaller section: the texts lie behind it.
    const data = readAddress(bytes, image, start, size);
    if (data === null) return null;
    for (let at = data.indexOf(MAGIC); at >= 0; at = data.indexOf(MAGIC, at + 1)) {
      if (at % ALIGNMENT === 0)
        return end - (start + at) < HEADER_SIZE ? null : { address: start + at, near: data.subarray(at) };
    }
    if (data.length < wanted) return null;
    start += wanted;
  }
  return null;
}

/**
 * Since Go 1.18: behind the header, each after its length. Without the second the blob is cut short, and counts for
 * nothing.
 */
function inlineTexts(bytes: Bytes, image: Image, place: Place): Texts {
  const version = textAt(bytes, image, place, HEADER_SIZE);
  const modules = version === null ? null : textAt(bytes, image, place, version.end);
  return version === null || modules === null
    ? { version: NOTHING, modules: NOTHING }
    : { version: version.text, modules: modules.text };
}

/** @param at from the start of the blob */
function textAt(
  bytes: Bytes,
  image: Image,
  { address, near }: Place,
  at: number,
): { readonly text: Buffer; readonly end: number } | null {
  const head =
    near.length >= at + MOST_LENGTH_BYTES
      ? near.subarray(at)
      : readAddress(bytes, image, address + at, MOST_LENGTH_BYTES);
  const length = head === null ? null : readUvarint(head, 0);
  if (length === null || length.value > MOST_TEXT_BYTES) return null;
  const start = at + length.end;
  const end = start + length.value;
  const text =
    end <= near.length ? near.subarray(start, end) : readAddress(bytes, image, address + start, length.value);
  return text === null || text.length < length.value ? null : { text, end };
}

/** Before Go 1.18: the header has two addresses of Go strings, each an address and a length. */
function pointedTexts(bytes: Bytes, image: Image, header: Buffer): Texts {
  const size = header[14]!;
  if (size !== 4 && size !== 8) return { version: NOTHING, modules: NOTHING };
  const numbers = (header[15]! & BIG) === BIG ? BIG_ENDIAN : LITTLE_ENDIAN;
  const pointer = size === 4 ? numbers.u32 : numbers.u64;
  const text = (address: number): Buffer => {
    const string = readAddress(bytes, image, address, 2 * size);
    if (string === null || string.length < 2 * size) return NOTHING;
    const length = pointer(string, size);
    const data = length > MOST_TEXT_BYTES ? null : readAddress(bytes, image, pointer(string, 0), length);
    return data === null || data.length < length ? NOTHING : data;
  };
  return { version: text(pointer(header, 16)), modules: text(pointer(header, 16 + size)) };
}

/**
 * Sentinels of 16 bytes, which let other programs find the text (runtime/debug, modinfo). Anything else is no list of
 * modules.
 */
function withoutFrame(modules: Buffer): string {
  const isFramed = modules.length > 2 * FRAME && modules[modules.length - FRAME - 1] === NEWLINE;
  return isFramed ? modules.toString('utf8', FRAME, modules.length - FRAME) : '';
}

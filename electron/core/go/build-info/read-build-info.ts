import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { BuildInfo, BuildInfoResult, ProgramFormat } from '../../../contract/build-info.ts';
import { findBlob } from './find-blob.ts';
import { type Bytes, DamagedProgram, type Image } from './image.ts';
import { parseModules } from './parse-modules.ts';
import { type ProgramHeader, parseProgramHeader } from './program-header.ts';
import { readElf } from './read-elf.ts';
import { firstOfFat, readMacho } from './read-macho.ts';
import { readPe } from './read-pe.ts';
import { PLAN9_MAGICS, readPlan9 } from './read-plan9.ts';
import { readWasmVersion } from './read-wasm.ts';
import { readXcoff } from './read-xcoff.ts';

/** Holds the tables of nearly every program, so that most of it comes with one read. */
const HEAD_BYTES = 4096;
/** Below it there is no room for a header of any format and build info. */
const LEAST_BYTES = 64;
/** A pipe or a device that took a file's place meanwhile must not block; Windows has neither. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * What a program says of how it was built, as `go version -m` reads it (debug/buildinfo of Go 1.26), and wasm's Go
 * version besides. Reads the few pieces it needs at their positions and believes no length: memory stays bounded
 * whatever the file holds. A file that is no Go program is a result, not an error. Synchronous: through the thread pool
 * the same reads take three times as long (docs/decisions/0040). Throws the file system's error.
 * @param onStat is given the open file's own stat; when it returns false nothing is read, and null is returned
 */
export function readBuildInfo(
  file: string,
  onStat: (stat: Stats) => boolean = (stat) => stat.isFile(),
): BuildInfoResult | null {
  const handle = openSync(file, OPEN_FLAGS);
  try {
    const stat = fstatSync(handle);
    return onStat(stat) ? parseBuildInfo(fileBytes(handle, stat.size)) : null;
  } finally {
    closeSync(handle);
  }
}

/** The same for bytes that are at hand. Never throws for what they hold. */
export function parseBuildInfo(bytes: Bytes): BuildInfoResult {
  try {
    return parse(bytes);
  } catch (error) {
    // A RangeError is a read beyond a table that was cut short.
    if (error instanceof DamagedProgram || error instanceof RangeError)
      return { kind: 'not-a-go-binary', reason: 'damaged' };
    throw error;
  }
}

/**
 * Memory for the pieces of one file, used again for the next: they are read in one go, and only texts made of them
 * leave it.
 */
const SCRATCH = Buffer.allocUnsafeSlow(64 * 1024);

function fileBytes(handle: number, size: number): Bytes {
  let used = 0;
  const readAt = (position: number, length: number): Buffer => {
    const wanted = Math.min(length, size - position);
    if (!(wanted > 0)) return Buffer.alloc(0);
    const isSmall = used + wanted <= SCRATCH.length;
    const buffer = isSmall ? SCRATCH.subarray(used, used + wanted) : Buffer.allocUnsafe(wanted);
    if (isSmall) used += wanted;
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(handle, buffer, filled, wanted - filled, position + filled);
      // Cut shorter meanwhile.
      if (count === 0) break;
      filled += count;
    }
    return buffer.subarray(0, filled);
  };
  const head = readAt(0, HEAD_BYTES);
  return {
    read: (position, length) =>
      position >= 0 && position + length <= head.length
        ? head.subarray(position, position + length)
        : readAt(position, length),
  };
}

function parse(bytes: Bytes): BuildInfoResult {
  const head = bytes.read(0, LEAST_BYTES);
  if (head.length < LEAST_BYTES) return { kind: 'not-a-go-binary', reason: 'not-recognized' };
  const format = formatOf(head);
  if (format === null) return { kind: 'not-a-go-binary', reason: 'not-recognized' };
  if (format === 'wasm') return wasmResult(bytes);
  const program = format === 'fat-macho' ? bytesFrom(bytes, firstOfFat(bytes)) : bytes;
  const blob = findBlob(program, READERS[format](program));
  if (blob === null) return { kind: 'not-a-go-binary', reason: 'no-build-info' };
  const modules = parseModules(blob.modules);
  if (modules === null) return { kind: 'not-a-go-binary', reason: 'damaged' };
  return {
    kind: 'go-binary',
    format,
    ...platformOf(program, modules.settings),
    info: { goVersion: blob.version, ...modules },
  };
}

const READERS: Readonly<Record<Exclude<ProgramFormat, 'wasm'>, (bytes: Bytes) => Image>> = {
  elf: readElf,
  pe: readPe,
  macho: readMacho,
  'fat-macho': readMacho,
  xcoff: readXcoff,
  plan9: readPlan9,
};

function formatOf(head: Buffer): ProgramFormat | null {
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46) return 'elf';
  if (magic === 0xcafebabe || magic === 0xcafebabf) return 'fat-macho';
  if (magic >>> 8 === 0xfeedfa || (magic & 0xffffff) === 0xfaedfe) return 'macho';
  if (magic === 0x0061736d) return 'wasm';
  if (PLAN9_MAGICS.includes(magic)) return 'plan9';
  const short = magic >>> 16;
  if (short === 0x4d5a) return 'pe';
  return short === 0x01df || short === 0x01f7 ? 'xcoff' : null;
}

function wasmResult(bytes: Bytes): BuildInfoResult {
  const goVersion = readWasmVersion(bytes);
  if (goVersion === null) return { kind: 'not-a-go-binary', reason: 'no-build-info' };
  const info: BuildInfo = { goVersion, path: '', main: null, deps: [], settings: [] };
  return { kind: 'go-binary', format: 'wasm', os: null, arch: 'wasm', info };
}

function bytesFrom(bytes: Bytes, offset: number): Bytes {
  return { read: (position, length) => bytes.read(offset + position, length) };
}

/** Since Go 1.18 the settings say it; of older programs the header tells what it can. */
function platformOf(bytes: Bytes, settings: BuildInfo['settings']): { os: string | null; arch: string | null } {
  const told = (key: string) => settings.find((setting) => setting.key === key)?.value ?? null;
  const [os, arch] = [told('GOOS'), told('GOARCH')];
  if (os !== null && arch !== null) return { os, arch };
  const header: ProgramHeader | null = parseProgramHeader(bytes.read(0, HEAD_BYTES));
  return { os: os ?? header?.os ?? null, arch: arch ?? header?.arch ?? null };
}

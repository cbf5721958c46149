import { openRegularFile } from '../../base/files/read-small-file.ts';

/** What the header of a program says it runs on. `os` is null where the format leaves it open; arch in Go's terms. */
export interface ProgramHeader {
  readonly format: 'elf' | 'macho' | 'pe';
  readonly os: string | null;
  readonly arch: string | null;
  /** The loader that a dynamically linked ELF program asks for; null for a static one. */
  readonly loader: string | null;
}

const READ_BYTES = 4096;

/** ELF e_machine (System V ABI); the byte order and class settle the rest. */
const ELF_MACHINES: Readonly<Record<number, string>> = {
  3: '386',
  8: 'mips',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'amd64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};
/** EI_OSABI as the Go linker writes it (cmd/link/internal/ld/elf.go); 0 is Linux and others. */
const ELF_SYSTEMS: Readonly<Record<number, string>> = { 2: 'netbsd', 6: 'solaris', 9: 'freebsd', 12: 'openbsd' };
const MACHO_CPUS: Readonly<Record<number, string>> = { 7: '386', 16777223: 'amd64', 12: 'arm', 16777228: 'arm64' };
const PE_MACHINES: Readonly<Record<number, string>> = { 332: '386', 452: 'arm', 34404: 'amd64', 43620: 'arm64' };

/**
 * Reads which platform a program is for from its first 4 KiB, without running it. Null when it is no ELF, Mach-O or PE
 * program. Throws the file system's error.
 */
export async function readProgramHeader(file: string): Promise<ProgramHeader | null> {
  const handle = await openRegularFile(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(READ_BYTES), position: 0 });
    return parseProgramHeader(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** @param bytes the start of a file; fields beyond it count as unknown */
export function parseProgramHeader(bytes: Buffer): ProgramHeader | null {
  if (bytes.length < 64) return null;
  const magic = bytes.readUInt32BE(0);
  if (magic === 0x7f454c46) return parseElf(bytes);
  if (magic === 0xcffaedfe || magic === 0xcefaedfe) return macho(bytes.readUInt32LE(4));
  if (magic === 0xcafebabe) return macho(bytes.readUInt32BE(8));
  if (bytes.toString('latin1', 0, 2) === 'MZ') return parsePe(bytes);
  return null;
}

function macho(cpu: number): ProgramHeader {
  return { format: 'macho', os: 'darwin', arch: MACHO_CPUS[cpu] ?? null, loader: null };
}

function parsePe(bytes: Buffer): ProgramHeader | null {
  const start = bytes.readUInt32LE(0x3c);
  if (start + 6 > bytes.length || bytes.toString('latin1', start, start + 4) !== 'PE\0\0') return null;
  return { format: 'pe', os: 'windows', arch: PE_MACHINES[bytes.readUInt16LE(start + 4)] ?? null, loader: null };
}

function parseElf(bytes: Buffer): ProgramHeader {
  const wide = bytes[4] === 2;
  const little = bytes[5] === 1;
  const u16 = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const machine = ELF_MACHINES[u16(18)] ?? null;
  return {
    format: 'elf',
    os: ELF_SYSTEMS[bytes[7] ?? 0] ?? null,
    arch: elfArch(machine, wide, little),
    loader: elfLoader(bytes, wide, little),
  };
}

function elfArch(machine: string | null, wide: boolean, little: boolean): string | null {
  if (machine === 'ppc64') return little ? 'ppc64le' : 'ppc64';
  if (machine === 'mips') return `mips${wide ? '64' : ''}${little ? 'le' : ''}`;
  return machine;
}

/** The text of the PT_INTERP segment. Go's linker puts it right behind the program headers, within the first page. */
function elfLoader(bytes: Buffer, wide: boolean, little: boolean): string | null {
  const u16 = (at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const word = (at: number) =>
    wide ? Number(little ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at)) : u32(at);
  const table = word(wide ? 32 : 28);
  const entrySize = u16(wide ? 54 : 42);
  const count = u16(wide ? 56 : 44);
  for (let index = 0; index < count; index++) {
    const at = table + index * entrySize;
    if (at + 56 > bytes.length) return null;
    if (u32(at) !== 3) continue;
    const offset = word(at + (wide ? 8 : 4));
    const size = word(at + (wide ? 32 : 16));
    return offset + size <= bytes.length ? bytes.toString('latin1', offset, offset + size).replace(/\0.*$/s, '') : null;
  }
  return null;
}

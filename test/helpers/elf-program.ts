/**
 * The header of an ELF program, enough for a kernel or a reader to tell what it is for. `machine` is e_machine (62
 * amd64, 183 arm64).
 */
export function elfProgram(options: {
  machine: number;
  system?: number;
  wide?: boolean;
  little?: boolean;
  loader?: string;
}): Buffer {
  const { machine, system = 0, wide = true, little = true, loader } = options;
  const bytes = Buffer.alloc(512);
  const u16 = (value: number, at: number) => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at));
  const word = (value: number, at: number) => u32(value, wide && !little ? at + 4 : at);
  bytes.write('\x7fELF', 'latin1');
  bytes.set([wide ? 2 : 1, little ? 1 : 2, 1, system], 4);
  u16(2, 16);
  u16(machine, 18);
  u32(1, 20);
  if (loader === undefined) return bytes;
  const [table, text] = [64, 256];
  word(table, wide ? 32 : 28);
  u16(wide ? 56 : 32, wide ? 54 : 42);
  u16(1, wide ? 56 : 44);
  u32(3, table);
  word(text, table + (wide ? 8 : 4));
  word(loader.length + 1, table + (wide ? 32 : 16));
  bytes.write(loader, text);
  return bytes;
}

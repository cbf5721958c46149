import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseProgramHeader, readProgramHeader } from '../../../../electron/core/go/build-info/program-header.ts';
import { elfProgram } from '../../../helpers/elf-program.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

function macho(magic: number, cpu: number, fat = false): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(magic, 0);
  if (fat) bytes.writeUInt32BE(cpu, 8);
  else bytes.writeUInt32LE(cpu, 4);
  return bytes;
}

function pe(machine: number): Buffer {
  const bytes = Buffer.alloc(256);
  bytes.write('MZ');
  bytes.writeUInt32LE(128, 0x3c);
  bytes.write('PE\0\0', 128);
  bytes.writeUInt16LE(machine, 132);
  return bytes;
}

it.each([
  ['linux/amd64', elfProgram({ machine: 62 }), { format: 'elf', os: null, arch: 'amd64' }],
  ['linux/arm64', elfProgram({ machine: 183 }), { format: 'elf', os: null, arch: 'arm64' }],
  ['linux/arm', elfProgram({ machine: 40, wide: false }), { format: 'elf', os: null, arch: 'arm' }],
  ['linux/386', elfProgram({ machine: 3, wide: false }), { format: 'elf', os: null, arch: '386' }],
  ['linux/ppc64le', elfProgram({ machine: 21 }), { format: 'elf', os: null, arch: 'ppc64le' }],
  ['linux/ppc64', elfProgram({ machine: 21, little: false }), { format: 'elf', os: null, arch: 'ppc64' }],
  ['linux/s390x', elfProgram({ machine: 22, little: false }), { format: 'elf', os: null, arch: 's390x' }],
  ['linux/mips64le', elfProgram({ machine: 8 }), { format: 'elf', os: null, arch: 'mips64le' }],
  ['linux/mips', elfProgram({ machine: 8, wide: false, little: false }), { format: 'elf', os: null, arch: 'mips' }],
  ['linux/riscv64', elfProgram({ machine: 243 }), { format: 'elf', os: null, arch: 'riscv64' }],
  ['linux/loong64', elfProgram({ machine: 258 }), { format: 'elf', os: null, arch: 'loong64' }],
  ['freebsd/amd64', elfProgram({ machine: 62, system: 9 }), { format: 'elf', os: 'freebsd', arch: 'amd64' }],
  ['openbsd/amd64', elfProgram({ machine: 62, system: 12 }), { format: 'elf', os: 'openbsd', arch: 'amd64' }],
  ['an unknown processor', elfProgram({ machine: 9999 }), { format: 'elf', os: null, arch: null }],
  ['darwin/arm64', macho(0xcffaedfe, 0x0100000c), { format: 'macho', os: 'darwin', arch: 'arm64' }],
  ['darwin/amd64', macho(0xcffaedfe, 0x01000007), { format: 'macho', os: 'darwin', arch: 'amd64' }],
  ['darwin universal', macho(0xcafebabe, 0x01000007, true), { format: 'macho', os: 'darwin', arch: 'amd64' }],
  ['windows/amd64', pe(0x8664), { format: 'pe', os: 'windows', arch: 'amd64' }],
  ['windows/arm64', pe(0xaa64), { format: 'pe', os: 'windows', arch: 'arm64' }],
  ['windows/386', pe(0x014c), { format: 'pe', os: 'windows', arch: '386' }],
])('tells a program for %s', (_, bytes, expected) => {
  expect(parseProgramHeader(bytes)).toEqual({ ...expected, loader: null });
});

it('reads the loader of a dynamic program, in both classes and byte orders', () => {
  for (const [wide, little] of [
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ] as const) {
    expect(parseProgramHeader(elfProgram({ machine: 62, wide, little, loader: '/lib/ld.so.1' }))?.loader).toBe(
      '/lib/ld.so.1',
    );
  }
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a script', Buffer.from(`#!/bin/sh\n${'x'.repeat(100)}`)],
  ['MZ without PE', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
  ['MZ that points outside', pe(0x8664).subarray(0, 100)],
  ['a short ELF', elfProgram({ machine: 62 }).subarray(0, 40)],
])('answers null for %s', (_, bytes) => {
  expect(parseProgramHeader(bytes)).toBeNull();
});

it('survives headers that lie about where things are', () => {
  const bytes = elfProgram({ machine: 62, loader: '/lib/ld.so' });
  bytes.fill(0xff, 32, 40);
  expect(parseProgramHeader(bytes)?.loader).toBeNull();
});

it('reads a file', async () => {
  const { dir } = await createSandbox();
  await writeFile(path.join(dir, 'go'), elfProgram({ machine: 62 }));
  expect((await readProgramHeader(path.join(dir, 'go')))?.arch).toBe('amd64');
  expect((await readProgramHeader(process.execPath))?.arch).toBe(process.arch === 'arm64' ? 'arm64' : 'amd64');
});

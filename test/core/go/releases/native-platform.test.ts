import { describe, expect, test } from 'vitest';
import { createMachineReaders } from '../../../../electron/core/go/releases/machine-readers.ts';
import { detectNativePlatform, type MachineReaders } from '../../../../electron/core/go/releases/native-platform.ts';

/** A machine of which only what is given may be asked. */
function machine(os: string, arch: string, known: Partial<MachineReaders> = {}): MachineReaders {
  const unexpected = (what: string) => () => {
    throw new Error(`${what} was read without need`);
  };
  return {
    os,
    arch,
    env: {},
    machine: unexpected('machine'),
    kernelVersion: unexpected('kernelVersion'),
    endianness: unexpected('endianness'),
    sysctl: unexpected('sysctl'),
    ...known,
  };
}

const native = (...args: Parameters<typeof machine>) => {
  const { os, arch } = detectNativePlatform(machine(...args));
  return `${os}/${arch}`;
};
const sysctl = (values: Record<string, string>) => ({ sysctl: (name: string) => values[name] ?? null });

describe('names as the release index writes them', () => {
  test.each<[string, string, Partial<MachineReaders>, string]>([
    ['linux', 'x64', {}, 'linux/amd64'],
    ['linux', 'arm64', {}, 'linux/arm64'],
    ['linux', 's390x', {}, 'linux/s390x'],
    ['linux', 'riscv64', {}, 'linux/riscv64'],
    ['linux', 'loong64', {}, 'linux/loong64'],
    ['linux', 'mipsel', {}, 'linux/mipsle'],
    ['linux', 'ppc64', { endianness: () => 'LE' }, 'linux/ppc64le'],
    ['linux', 'ppc64', { endianness: () => 'BE' }, 'linux/ppc64'],
    ['aix', 'ppc64', { endianness: () => 'BE' }, 'aix/ppc64'],
    ['darwin', 'arm64', {}, 'darwin/arm64'],
    ['freebsd', 'x64', {}, 'freebsd/amd64'],
    ['freebsd', 'arm', { machine: () => 'arm' }, 'freebsd/arm'],
    ['openbsd', 'x64', {}, 'openbsd/amd64'],
    ['netbsd', 'x64', {}, 'netbsd/amd64'],
    ['sunos', 'x64', { kernelVersion: () => '11.4.42.111.0' }, 'solaris/amd64'],
    ['sunos', 'x64', { kernelVersion: () => 'illumos-ad3cc3ba1c' }, 'illumos/amd64'],
    ['sunos', 'x64', { kernelVersion: () => 'joyent_20240111T010713Z' }, 'illumos/amd64'],
  ])('%s %s', (os, arch, known, expected) => {
    expect(native(os, arch, known)).toBe(expected);
  });
});

describe('the hardware decides, not the process', () => {
  test('linux/arm is published as armv6l', () => {
    expect(native('linux', 'arm', { machine: () => 'armv7l' })).toBe('linux/armv6l');
  });

  test.each([
    ['arm', 'aarch64', 'linux/arm64'],
    ['ia32', 'x86_64', 'linux/amd64'],
    ['ia32', 'i686', 'linux/386'],
  ])('a %s Node on a kernel for %s', (arch, kernel, expected) => {
    expect(native('linux', arch, { machine: () => kernel })).toBe(expected);
  });

  test.each([
    [{ 'hw.optional.arm64': '1' }, 'darwin/arm64'],
    [{ 'sysctl.proc_translated': '1' }, 'darwin/arm64'],
    [{ 'hw.optional.arm64': '0', 'sysctl.proc_translated': '0' }, 'darwin/amd64'],
    [{}, 'darwin/amd64'],
  ])('an x64 Node on macOS where sysctl says %o', (values, expected) => {
    expect(native('darwin', 'x64', sysctl(values))).toBe(expected);
  });

  const ARM_IDENTIFIER = 'ARMv8 (64-bit) Family 8 Model 803 Revision 70C, Qualcomm Technologies Inc';
  test.each([
    ['arm64', { PROCESSOR_ARCHITECTURE: 'ARM64', PROCESSOR_IDENTIFIER: ARM_IDENTIFIER }, 'windows/arm64'],
    ['x64', { PROCESSOR_ARCHITECTURE: 'AMD64', PROCESSOR_IDENTIFIER: ARM_IDENTIFIER }, 'windows/arm64'],
    ['ia32', { PROCESSOR_ARCHITECTURE: 'x86', PROCESSOR_ARCHITEW6432: 'ARM64' }, 'windows/arm64'],
    ['ia32', { PROCESSOR_ARCHITECTURE: 'x86', PROCESSOR_ARCHITEW6432: 'AMD64' }, 'windows/amd64'],
    ['ia32', { PROCESSOR_ARCHITECTURE: 'x86' }, 'windows/386'],
    [
      'x64',
      { PROCESSOR_ARCHITECTURE: 'AMD64', PROCESSOR_IDENTIFIER: 'Intel64 Family 6 Model 142 Stepping 10, GenuineIntel' },
      'windows/amd64',
    ],
    ['arm64', {}, 'windows/arm64'],
    ['x64', {}, 'windows/amd64'],
  ])('a %s Node on Windows with %o', (arch, env, expected) => {
    expect(native('win32', arch, { env })).toBe(expected);
  });
});

test('the readers of this machine give it a platform', () => {
  expect(detectNativePlatform(createMachineReaders(process.env))).toEqual({
    os: expect.stringMatching(/^[a-z0-9]+$/),
    arch: expect.stringMatching(/^[a-z0-9]+$/),
  });
});

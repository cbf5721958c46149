import { describe, expect, it } from 'vitest';
import { parseArch } from '../../../../electron/core/go/go-version/arch-names.ts';
import { checkedPlatform } from '../../../../electron/core/manager/install/checked-arch.ts';

const LINUX = { os: 'linux', arch: 'amd64' };

describe('an architecture', () => {
  it.each([
    ['amd64', 'amd64'],
    ['x86_64', 'amd64'],
    ['X86-64', 'amd64'],
    ['x64', 'amd64'],
    ['amd64/v3', 'amd64'],
    ['linux/amd64', 'amd64'],
    ['linux/amd64/v2', 'amd64'],
    ['aarch64', 'arm64'],
    ['linux/arm64', 'arm64'],
    ['linux/arm64/v8', 'arm64'],
    ['armv8l', 'arm64'],
    ['armv7l', 'armv6l'],
    ['armv6l', 'armv6l'],
    ['arm/v7', 'armv6l'],
    ['linux/arm/v6', 'armv6l'],
    ['armhf', 'armv6l'],
    ['arm', 'armv6l'],
    ['i686', '386'],
    ['i386', '386'],
    ['linux/386', '386'],
    ['386', '386'],
    ['ppc64el', 'ppc64le'],
    ['loongarch64', 'loong64'],
    ['riscv64', 'riscv64'],
    ['s390x', 's390x'],
    ['mips64el', 'mips64le'],
  ])('called %s is %s in the release index', (name, arch) => {
    expect(checkedPlatform(name, LINUX)).toEqual({ os: 'linux', arch });
  });

  it('of another system is refused as such', () => {
    expect(() => checkedPlatform('windows/amd64', LINUX)).toThrow('is for windows, and this machine runs linux');
    expect(checkedPlatform('macos/arm64', { os: 'darwin', arch: 'amd64' })).toEqual({ os: 'darwin', arch: 'arm64' });
  });

  it.each(['', '../x', 'a b', 'linux/', 'amd64/v3/x', 'x'.repeat(20)])('is not %j', (text) => {
    expect(parseArch(text)).toBeNull();
    expect(() => checkedPlatform(text, LINUX)).toThrow('is not an architecture');
  });
});

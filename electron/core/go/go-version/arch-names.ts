/**
 * Names of architectures as people have them, in the terms of the release index: those of `uname -m`, of Docker
 * platforms and of Debian packages, beside Go's own (go tool dist list). 32-bit ARM is published as armv6l for Linux
 * alone, which every later ARM runs too.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  x64: 'amd64',
  aarch64: 'arm64',
  armv8: 'arm64',
  armv8l: 'arm64',
  'arm64/v8': 'arm64',
  i386: '386',
  i486: '386',
  i586: '386',
  i686: '386',
  x86: '386',
  ia32: '386',
  armhf: 'arm',
  armv6: 'arm',
  armv6l: 'arm',
  armv6hf: 'arm',
  armv7: 'arm',
  armv7l: 'arm',
  armv7hf: 'arm',
  'arm/v6': 'arm',
  'arm/v7': 'arm',
  arm32v6: 'arm',
  arm32v7: 'arm',
  arm64v8: 'arm64',
  ppc64el: 'ppc64le',
  powerpc64le: 'ppc64le',
  powerpc64: 'ppc64',
  loongarch64: 'loong64',
  mips64el: 'mips64le',
  mipsel: 'mipsle',
  rv64gc: 'riscv64',
};
/** `amd64/v3`: a level of instructions, which Go chooses when it builds (GOAMD64), not when it is installed. */
const LEVEL = /^(amd64|x86_64)[/_-]?v[1-4]$/;
const SYSTEM = /^(linux|darwin|windows|freebsd|netbsd|openbsd|dragonfly|solaris|illumos|aix|plan9|macos)[/-]/;
const SYSTEM_NAMES: Readonly<Record<string, string>> = { macos: 'darwin' };

/**
 * What a text says of a platform; null for what cannot be an architecture. `os` only where the text names a system too,
 * as `linux/arm64` does.
 */
export function parseArch(text: string): { readonly os: string | null; readonly arch: string } | null {
  const lower = text.trim().toLowerCase();
  const [, system] = SYSTEM.exec(lower) ?? [];
  const rest = system === undefined ? lower : lower.slice(system.length + 1);
  const os = system === undefined ? null : (SYSTEM_NAMES[system] ?? system);
  const arch = LEVEL.test(rest) ? 'amd64' : (OTHER_NAMES[rest] ?? rest);
  return /^[a-z0-9]{1,16}$/.test(arch) ? { os, arch } : null;
}

/** Pairs that some Go since 1.16 can build for (`go tool dist list` of 1.16 to 1.26). */
const PLATFORMS: Readonly<Record<string, string>> = {
  aix: 'ppc64',
  android: '386 amd64 arm arm64',
  darwin: 'amd64 arm64',
  dragonfly: 'amd64',
  freebsd: '386 amd64 arm arm64 riscv64',
  illumos: 'amd64',
  ios: 'amd64 arm64',
  js: 'wasm',
  linux: '386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x',
  netbsd: '386 amd64 arm arm64',
  openbsd: '386 amd64 arm arm64 mips64 ppc64 riscv64',
  plan9: '386 amd64 arm',
  solaris: 'amd64',
  wasip1: 'wasm',
  windows: '386 amd64 arm arm64',
};

/** True where some Go since 1.16 has GOOS/GOARCH. */
export function isGoPlatform(os: string, arch: string): boolean {
  return Object.hasOwn(PLATFORMS, os) && PLATFORMS[os]!.split(' ').includes(arch);
}

/** Which values the go command takes for the level of an architecture (internal/buildcfg/cfg.go of Go 1.26). */
export interface ArchitectureLevel {
  readonly variable: string;
  /** The GOARCH it is for. */
  readonly architectures: readonly string[];
  readonly pattern: RegExp;
  /** For people. */
  readonly allowed: string;
}

export const ARCHITECTURE_LEVELS: readonly ArchitectureLevel[] = [
  { variable: 'GOAMD64', architectures: ['amd64'], pattern: /^v[1-4]$/, allowed: 'v1, v2, v3, v4' },
  { variable: 'GO386', architectures: ['386'], pattern: /^(sse2|softfloat)$/, allowed: 'sse2, softfloat' },
  {
    variable: 'GOARM',
    architectures: ['arm'],
    pattern: /^[567](,softfloat|,hardfloat)?$/,
    allowed: '5, 6, 7 (,softfloat ,hardfloat)',
  },
  {
    variable: 'GOARM64',
    architectures: ['arm64'],
    pattern: /^(v8\.[0-9]|v9\.[0-5])(,lse|,crypto)*$/,
    allowed: 'v8.0 … v8.9, v9.0 … v9.5 (,lse ,crypto)',
  },
  {
    variable: 'GOMIPS',
    architectures: ['mips', 'mipsle'],
    pattern: /^(hardfloat|softfloat)$/,
    allowed: 'hardfloat, softfloat',
  },
  {
    variable: 'GOMIPS64',
    architectures: ['mips64', 'mips64le'],
    pattern: /^(hardfloat|softfloat)$/,
    allowed: 'hardfloat, softfloat',
  },
  {
    variable: 'GOPPC64',
    architectures: ['ppc64', 'ppc64le'],
    pattern: /^power(8|9|10)$/,
    allowed: 'power8, power9, power10',
  },
  {
    variable: 'GORISCV64',
    architectures: ['riscv64'],
    pattern: /^rva(20|22|23)u64$/,
    allowed: 'rva20u64, rva22u64, rva23u64',
  },
  {
    variable: 'GOWASM',
    architectures: ['wasm'],
    pattern: /^(satconv|signext)(,(satconv|signext))*$/,
    allowed: 'satconv, signext',
  },
];

/**
 * What each level of amd64 adds, by the names of /proc/cpuinfo (x86-64 psABI, microarchitecture levels; runtime checks
 * the same at start).
 */
const AMD64: readonly (readonly string[])[] = [
  ['cx16', 'lahf_lm', 'popcnt', 'pni', 'sse4_1', 'sse4_2', 'ssse3'],
  ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe', 'xsave'],
  ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'],
];

/**
 * The highest GOAMD64 that a processor has, 1 to 4, by the text of /proc/cpuinfo; null where that does not list its
 * features.
 */
export function amd64LevelOf(cpuinfo: string): number | null {
  const line = /^flags\s*:(.*)$/m.exec(cpuinfo)?.[1];
  if (line === undefined) return null;
  const flags = new Set(line.trim().split(/\s+/));
  const missing = AMD64.findIndex((needed) => needed.some((flag) => !flags.has(flag)));
  return missing < 0 ? AMD64.length + 1 : missing + 1;
}

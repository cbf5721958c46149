import type { GoEnvGroup, GoEnvSettable } from '../../../contract/go-env.ts';

const GROUPS: readonly (readonly [GoEnvGroup, readonly string[]])[] = [
  [
    'modules',
    [
      'GOPROXY',
      'GOSUMDB',
      'GOPRIVATE',
      'GONOPROXY',
      'GONOSUMDB',
      'GOINSECURE',
      'GOAUTH',
      'GOVCS',
      'GO111MODULE',
      'GOFLAGS',
      'GOWORK',
      'GOMOD',
    ],
  ],
  [
    'toolchain',
    [
      'GOTOOLCHAIN',
      'GOVERSION',
      'GOROOT',
      'GOTOOLDIR',
      'GOEXPERIMENT',
      'GODEBUG',
      'GOTELEMETRY',
      'GOTELEMETRYDIR',
      'GOFIPS140',
    ],
  ],
  ['folders', ['GOPATH', 'GOBIN', 'GOCACHE', 'GOMODCACHE', 'GOTMPDIR', 'GOENV', 'GOCACHEPROG']],
  [
    'target',
    [
      'GOOS',
      'GOARCH',
      'GOHOSTOS',
      'GOHOSTARCH',
      'GOEXE',
      'GOAMD64',
      'GO386',
      'GOARM',
      'GOARM64',
      'GOMIPS',
      'GOMIPS64',
      'GOPPC64',
      'GORISCV64',
      'GOWASM',
    ],
  ],
  ['cgo', ['CGO_ENABLED', 'CC', 'CXX', 'AR', 'FC', 'GCCGO', 'PKG_CONFIG', 'GOGCCFLAGS', 'GO_EXTLINK_ENABLED']],
];
const GROUP_OF = new Map(GROUPS.flatMap(([group, names]) => names.map((name) => [name, group] as const)));

/** What a variable is about, by name: those that a later Go brings are `other`. */
export function groupOf(name: string): GoEnvGroup {
  return GROUP_OF.get(name) ?? (name.startsWith('CGO_') ? 'cgo' : 'other');
}

/**
 * cmd/go/internal/envcmd/env.go, checkEnvWrite: `cannot be modified`, and `can only be set using the OS environment`.
 */
const WORKED_OUT = new Set([
  'GOEXE',
  'GOGCCFLAGS',
  'GOHOSTARCH',
  'GOHOSTOS',
  'GOMOD',
  'GOWORK',
  'GOTOOLDIR',
  'GOVERSION',
  'GOTELEMETRYDIR',
]);
const ENVIRONMENT_ONLY = new Set(['GOENV', 'GODEBUG']);

export function settableOf(name: string): GoEnvSettable {
  if (name === 'GOTELEMETRY') return 'command';
  if (WORKED_OUT.has(name)) return 'nowhere';
  return ENVIRONMENT_ONLY.has(name) ? 'environment' : 'go-env';
}

/**
 * Whether the go command takes a value for it from the go env file or from `go.env`, however it got there. GOWORK
 * cannot be written with `go env -w`, and yet a line of it counts (modload/init.go, FindGoWork asks cfg.Getenv).
 */
export function isReadFromFiles(name: string): boolean {
  return name === 'GOWORK' || settableOf(name) === 'go-env';
}

/** Where no go answers, these are looked for. */
export const KNOWN_NAMES: readonly string[] = GROUPS.flatMap(([, names]) => names);

/** A variable that steers the go command: `go env` may know more of them than GoSwitch does. */
export function isGoVariable(name: string): boolean {
  return /^(GO|CGO_)/.test(name) || GROUP_OF.has(name);
}

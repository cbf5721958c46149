import path from 'node:path';

/**
 * Variables whose value is a program that the go command starts, or a folder that it takes programs from (`go help
 * environment`).
 */
const PROGRAMS = new Set(['AR', 'CC', 'CXX', 'FC', 'GCCGO', 'GOCACHEPROG', 'GOROOT', 'GOTOOLDIR', 'PKG_CONFIG']);
/** Flags of compilers can load plugins: `-fplugin=`, `-B`, `-wrapper`. */
const COMPILER_FLAGS = /^CGO_(?:CFLAGS|CPPFLAGS|CXXFLAGS|FFLAGS|LDFLAGS)(?:_ALLOW|_DISALLOW)?$/;
/** What is in them is taken for what it says it is. */
const FOLDERS = new Set(['GOPATH', 'GOMODCACHE', 'GOCACHE', 'GOBIN', 'GOTMPDIR', 'GOENV', 'GOWORK']);
/**
 * Flags of GOFLAGS that only choose how things are built. Any other can name a program (-toolexec, -exec,
 * -ldflags=-extld) or replace files (-overlay).
 */
const HARMLESS_FLAG =
  /^--?(?:mod|tags|trimpath|v|x|n|a|race|msan|asan|buildvcs|p|modcacherw|count|short|cover|covermode|timeout|json|linkshared)(?:=[\w.,+-]*)?$/;
/** Databases whose key is built into the go command (cmd/go/internal/modfetch/key.go). */
const KNOWN_DATABASES = /^(?:|off|sum\.golang\.org|sum\.golang\.google\.cn)$/;

interface GoValuesReach {
  /** `NAME=value`, for what runs a program or decides on what is genuine. */
  readonly values: readonly string[];
  /** Folders that the go command would use. */
  readonly folders: readonly string[];
}

/**
 * What Go settings may reach beyond choosing how things are built. Null values take a variable out and reach nothing.
 */
export function reachOfGoValues(values: Readonly<Record<string, string | null>>): GoValuesReach {
  const set = Object.entries(values).flatMap(([name, value]) =>
    value === null || value.trim() === '' ? [] : [[name, value.trim()] as const],
  );
  return {
    values: set.filter(([name, value]) => isFarReaching(name, value)).map(([name, value]) => `${name}=${value}`),
    folders: set
      .filter(([name]) => FOLDERS.has(name))
      .flatMap(([, value]) => value.split(path.delimiter).filter((folder) => folder !== '' && folder !== 'off')),
  };
}

function isFarReaching(name: string, value: string): boolean {
  if (PROGRAMS.has(name) || COMPILER_FLAGS.test(name)) return true;
  if (name === 'GOFLAGS') return !value.split(/\s+/).every((flag) => HARMLESS_FLAG.test(flag));
  if (name === 'GOSUMDB') return !KNOWN_DATABASES.test(value);
  // `off` and `netrc` start nothing; every other word is a command (`go help goauth`).
  if (name === 'GOAUTH') return !value.split(';').every((part) => /^\s*(?:off|netrc)?\s*$/.test(part));
  return name === 'GOVCS';
}

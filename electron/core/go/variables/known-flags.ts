import { compareGoVersions } from '../go-version/compare-go-versions.ts';
import { malformedGoflags, splitQuoted } from './split-quoted.ts';

/**
 * The flags of all commands of go 1.20 to 1.26, from their sources (cmd/go/internal, every `Flag.*Var`). Those of `go
 * doc` are not among them: it reads its own.
 */
const FLAGS = new Set(
  (
    'C a artifacts asan asmflags bench benchmem benchtime blockprofile blockprofilerate buildmode buildvcs c cache ' +
    'changed compat compiled compiler count cover covermode coverpkg coverprofile cpu cpuprofile d deps diff ' +
    'dropexclude dropgodebug dropignore dropreplace droprequire dropretract droptool dropuse e exclude exec export f ' +
    'failfast find fix fmt fullpath fuzz fuzzcache fuzzminimizetime fuzztime gccgoflags gcflags go godebug i ' +
    'ignore insecure installsuffix json ldflags linkshared list m memprofile memprofilerate mod modcache modcacherw ' +
    'modfile module msan mutexprofile mutexprofilefraction n o outputdir overlay p parallel pgo pkgdir ' +
    'print r race replace require retract retracted reuse run short shuffle skip t tags test testcache timeout tool ' +
    'toolchain toolexec trace trimpath u use v vendor versions vet vettool w work x'
  ).split(' '),
);
/** The first Go that has it, of those that came after 1.20. */
const SINCE: Readonly<Record<string, string>> = {
  ...{ fullpath: '1.21', toolchain: '1.21', changed: '1.23', diff: '1.23', godebug: '1.23', dropgodebug: '1.23' },
  ...{ tool: '1.24', droptool: '1.24', ignore: '1.25', dropignore: '1.25', artifacts: '1.26' },
};

/**
 * Why nearly every command of this go stops at its GOFLAGS, in its words; null where it does not
 * (cmd/go/internal/base/goflags.go, InitGOFLAGS: a flag that no command has). @param version `go1.26.3`
 */
export function refusedGoflags(value: string, version: string): string | null {
  const malformed = malformedGoflags(value);
  if (malformed !== null) return malformed.replace(/^go: /, '');
  const split = splitQuoted(value);
  for (const word of 'words' in split ? split.words : []) {
    const name = /^--?([^=]*)/.exec(word)![1]!;
    const isKnown =
      name.startsWith('test.') || (FLAGS.has(name) && compareGoVersions(version, SINCE[name] ?? '1') >= 0);
    if (!isKnown) return `parsing $GOFLAGS: unknown flag -${name}`;
  }
  return null;
}

/** The file of `-modfile` in GOFLAGS, which builds read in place of go.mod; null where there is none. */
export function modfileOf(goflags: string): string | null {
  const split = splitQuoted(goflags);
  const words = 'words' in split ? split.words : [];
  return words.map((word) => /^--?modfile=(.+)$/.exec(word)?.[1]).findLast((file) => file !== undefined) ?? null;
}

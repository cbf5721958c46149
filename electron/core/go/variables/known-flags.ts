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

/** Flags of `go version` that are on or off, with the first Go that has them there; builds read `-v` and `-json` too. */
const SWITCHES: Readonly<Record<string, string>> = { m: '1', v: '1', json: '1.25' };
/** What Go's strconv.ParseBool takes. */
const SWITCH_VALUE = /^(?:[01tTfF]|true|True|TRUE|false|False|FALSE)$/;

/**
 * Why nearly every command of this go stops at its GOFLAGS, in its words; null where it does not
 * (cmd/go/internal/base/goflags.go: InitGOFLAGS for a flag that no command has, then SetFromGOFLAGS for a value that
 * the flag does not take). Since Go 1.21 `-C` counts only as the first flag on the command line, so that no folder is
 * good in GOFLAGS; Go 1.20 goes there (`chdirsOf`). @param version `go1.26.3`
 */
export function refusedGoflags(value: string, version: string): string | null {
  const malformed = malformedGoflags(value);
  if (malformed !== null) return malformed.replace(/^go: /, '');
  const flags = flagsOf(value);
  for (const { name } of flags) {
    const isKnown =
      name.startsWith('test.') || (FLAGS.has(name) && compareGoVersions(version, SINCE[name] ?? '1') >= 0);
    if (!isKnown) return `parsing $GOFLAGS: unknown flag -${name}`;
  }
  for (const { name, text } of flags) {
    const switchSince = SWITCHES[name];
    if (switchSince !== undefined && compareGoVersions(version, switchSince) >= 0) {
      if (text !== null && !SWITCH_VALUE.test(text))
        return `invalid boolean value ${JSON.stringify(text)} for flag -${name} (from $GOFLAGS): parse error`;
    }
    if (name !== 'C') continue;
    if (text === null) return 'flag needs an argument: -C (from $GOFLAGS)';
    if (compareGoVersions(version, '1.21') >= 0) return badFolder(text, '-C flag must be first flag on command line');
  }
  return null;
}

/** How the go command says that it cannot use the folder of a `-C` in GOFLAGS. */
export function badFolder(folder: string, why: string): string {
  return `invalid value ${JSON.stringify(folder)} for flag -C (from $GOFLAGS): ${why}`;
}

/** The folders that Go 1.20 changes to, one after the other, before it does anything else. */
export function chdirsOf(goflags: string): readonly string[] {
  return flagsOf(goflags).flatMap(({ name, text }) => (name === 'C' && text !== null ? [text] : []));
}

/** Each flag of a well-formed list; `text` is what stands after `=`, null where nothing does. */
function flagsOf(goflags: string): readonly { readonly name: string; readonly text: string | null }[] {
  const split = splitQuoted(goflags);
  return ('words' in split ? split.words : []).map((word) => {
    const [, name = '', text = null] = /^--?([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    return { name, text };
  });
}

/** The file of `-modfile` in GOFLAGS, which builds read in place of go.mod; null where there is none. */
export function modfileOf(goflags: string): string | null {
  return (
    flagsOf(goflags).findLast(({ name, text }) => name === 'modfile' && text !== null && text !== '')?.text ?? null
  );
}

import type { ArchiveEntry } from './archive-entry.ts';

export type { ArchiveEntry } from './archive-entry.ts';
export { makeTar, makeTarGz } from './make-tar.ts';
export { makeZip } from './make-zip.ts';

interface SdkEntriesOptions {
  /** `go1.26.3` */
  readonly version: string;
  /** As the index writes them; linux and amd64 unless given. */
  readonly os?: string;
  readonly arch?: string;
  /** What `go version` says, where that differs from `version`. */
  readonly says?: string;
  /** More files, name below `go/` to text. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * A small Go distribution: its `bin/go` is a script that answers `version`, `env`, `env NAME` and `env -json`. Folders
 * come before what is in them.
 */
export function makeSdkEntries(options: SdkEntriesOptions): ArchiveEntry[] {
  const { version, os = 'linux', arch = 'amd64', says = version } = options;
  const goArch = arch === 'armv6l' ? 'arm' : arch;
  const suffix = os === 'windows' ? '.exe' : '';
  const platform = { os, arch: goArch };
  const programs: Record<string, string> = {
    [`bin/go${suffix}`]: goScript(says, platform),
    [`bin/gofmt${suffix}`]: '#!/bin/sh\nexec cat "$@"\n',
  };
  for (const tool of ['asm', 'cgo', 'compile', 'cover', 'link', 'vet']) {
    programs[`pkg/tool/${os}_${goArch}/${tool}${suffix}`] = `#!/bin/sh\necho "${tool} version ${says}"\n`;
  }
  const plain: Record<string, string> = {
    VERSION: `${version}\ntime 2026-05-01T00:00:00Z\n`,
    LICENSE: 'Made for tests\n',
    'go.env': 'GOPROXY=off\nGOSUMDB=off\nGOTOOLCHAIN=auto\n',
    'lib/time/zoneinfo.zip': 'PK\u0003\u0004 not really\n',
    'pkg/include/textflag.h': '#define NOPROF 1\n',
    'src/cmd/go/main.go': 'package main\n',
    'src/fmt/print.go': 'package fmt\n',
    ...options.files,
  };
  const files = [
    ...Object.entries(programs).map(([name, body]) => ({ name, body, mode: 0o755 })),
    ...Object.entries(plain).map(([name, body]) => ({ name, body, mode: 0o644 })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    ...folderEntries(files.map(({ name }) => name)),
    ...files.map((file) => ({ ...file, name: `go/${file.name}` })),
  ];
}

function folderEntries(names: readonly string[]): ArchiveEntry[] {
  const folders = new Set(['go/']);
  for (const name of names) {
    const parts = name.split('/').slice(0, -1);
    parts.forEach((_, index) => {
      folders.add(`go/${parts.slice(0, index + 1).join('/')}/`);
    });
  }
  return [...folders].sort().map((name) => ({ name }));
}

function goScript(version: string, { os, arch }: { os: string; arch: string }): string {
  return `#!/bin/sh
root=\${0%/bin/go*}
case "$1 $2" in
  "version "*) echo "go version ${version} ${os}/${arch}" ;;
  "env -json") printf '{"GOROOT":"%s","GOVERSION":"${version}","GOOS":"${os}","GOARCH":"${arch}"}\\n' "$root" ;;
  "env GOROOT") echo "$root" ;;
  "env GOVERSION") echo "${version}" ;;
  "env "*) printf "GOROOT='%s'\\nGOVERSION='${version}'\\nGOOS='${os}'\\nGOARCH='${arch}'\\n" "$root" ;;
  *) echo "${version}: $*" ;;
esac
`;
}

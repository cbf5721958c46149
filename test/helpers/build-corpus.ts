import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addToFileProxy, goEnv, runGo, writeTree } from './go-build.ts';
import type { RealToolchain } from './real-toolchains.ts';

export interface CorpusProgram {
  readonly name: string;
  readonly file: string;
}

interface Variant {
  readonly name: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Compiling the standard library without optimization costs a third less, and the flags need quotes in the build info.
 */
const QUICK = '-gcflags=all=-N -l';
const STRIPPED = '-ldflags=-s -w';

/** Platforms are spread over the releases: each costs a compilation of the runtime. */
const NEWEST: readonly Variant[] = [
  { name: 'plain' },
  { name: 'stripped', args: [STRIPPED] },
  { name: 'trimpath', args: ['-trimpath', '-tags=one,two'] },
  { name: 'linker-flags', args: [`-ldflags=-X 'main.who=a "quoted" name'`] },
  { name: 'windows', env: { GOOS: 'windows', GOARCH: 'amd64' } },
  { name: 'windows-stripped', args: [STRIPPED], env: { GOOS: 'windows', GOARCH: 'amd64' } },
  { name: 'darwin', env: { GOOS: 'darwin', GOARCH: 'arm64' } },
  { name: 'darwin-stripped', args: [STRIPPED], env: { GOOS: 'darwin', GOARCH: 'arm64' } },
  { name: 'plan9', env: { GOOS: 'plan9', GOARCH: '386' } },
  { name: 'aix', env: { GOOS: 'aix', GOARCH: 'ppc64' } },
  { name: 's390x', env: { GOOS: 'linux', GOARCH: 's390x' } },
  { name: 'wasm', env: { GOOS: 'wasip1', GOARCH: 'wasm' } },
];
const OLDER: readonly Variant[] = [
  { name: 'plain' },
  { name: 'stripped', args: [STRIPPED] },
  { name: 'freebsd', env: { GOOS: 'freebsd', GOARCH: '386' } },
  { name: 'arm64', env: { GOOS: 'linux', GOARCH: 'arm64' } },
  { name: 'mips', env: { GOOS: 'linux', GOARCH: 'mips' } },
];
const PIE: Variant = { name: 'pie', args: ['-buildmode=pie'] };
const SHARED: Variant = { name: 'c-shared.so', args: ['-buildmode=c-shared'], env: { CGO_ENABLED: '1' } };

/**
 * The same small program, of a module with three dependencies of which one is replaced by a folder and one by another
 * module, in many forms.
 */
export async function buildCorpus(folder: string, toolchains: readonly RealToolchain[]): Promise<CorpusProgram[]> {
  const source = path.join(folder, 'source');
  const proxy = path.join(folder, 'proxy');
  await writeModules(source, proxy);
  const env = goEnv(folder, { GOPROXY: `file://${proxy}`, GOFLAGS: '-modcacherw -mod=mod' });
  const newest = toolchains.at(-1)!;
  const builds = [
    ...[...NEWEST, PIE, ...(hasCompiler() ? [SHARED] : [])].map((variant) => ({
      root: newest.root,
      version: newest.version,
      variant,
    })),
    ...toolchains
      .slice(0, -1)
      .flatMap(({ root, version }, at) =>
        (at === 0 ? OLDER : OLDER.slice(0, 2)).map((variant) => ({ root, version, variant })),
      ),
  ];
  const programs: CorpusProgram[] = [];
  for (const { root, version, variant } of builds) {
    const file = path.join(folder, 'bin', version, variant.name);
    await runGo(root, ['build', QUICK, ...(variant.args ?? []), '-o', file, './cmd/tool'], {
      cwd: source,
      env: { ...env, ...variant.env },
    });
    programs.push({ name: `${version} ${variant.name}`, file });
  }
  programs.push(await buildFromCheckout(folder, newest, env), ...(await fatPrograms(folder, programs)));
  return programs;
}

async function writeModules(source: string, proxy: string): Promise<void> {
  const library = (name: string) => ({
    'go.mod': `module example.com/${name}\n\ngo 1.20\n`,
    'lib.go': `package ${name}\n\nconst Name = "${name}"\n`,
  });
  await addToFileProxy(proxy, 'example.com/plain', 'v1.2.3', library('plain'));
  await addToFileProxy(proxy, 'example.com/moved', 'v0.9.0', library('moved'));
  const module = [
    'module example.com/corpus',
    '',
    'go 1.20',
    '',
    'require example.com/plain v1.2.3',
    'require example.com/local v0.0.0',
    'require example.com/other v1.0.0',
  ];
  const replaced = ['replace example.com/local => ./local', 'replace example.com/other => example.com/moved v0.9.0'];
  const imports = ['import "example.com/plain"', 'import "example.com/local"', 'import other "example.com/other"'];
  await writeTree(source, {
    'go.mod': `${[...module, '', ...replaced].join('\n')}\n`,
    'cmd/tool/main.go': `package main\n\n${imports.join('\n')}\n\nvar who string\n\nfunc main() { println(who, plain.Name, local.Name, other.Name) }\n`,
    'local/go.mod': 'module example.com/local\n\ngo 1.20\n',
    'local/lib.go': 'package local\n\nconst Name = "local"\n',
  });
}

/** With what version control says; without a git there is one program less. */
async function buildFromCheckout(
  folder: string,
  { root, version }: RealToolchain,
  env: Record<string, string>,
): Promise<CorpusProgram> {
  const source = path.join(folder, 'checkout');
  const file = path.join(folder, 'bin', version, 'checkout');
  await writeTree(source, {
    'go.mod': 'module example.com/checkout\n\ngo 1.20\n',
    'main.go': 'package main\n\nfunc main() {}\n',
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: source,
      env,
      stdio: 'ignore',
    });
  let hasGit = true;
  try {
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'one');
    git('tag', 'v1.4.0');
  } catch {
    hasGit = false;
  }
  await runGo(root, ['build', QUICK, `-buildvcs=${hasGit}`, '-o', file, '.'], { cwd: source, env });
  return { name: `${version} checkout`, file };
}

/** A Mach-O program behind the head of a fat file (mach-o/fat.h). */
async function fatPrograms(folder: string, programs: readonly CorpusProgram[]): Promise<CorpusProgram[]> {
  const darwin = programs.find(({ name }) => name.endsWith(' darwin'));
  if (darwin === undefined) return [];
  const thin = await readFile(darwin.file);
  const offset = 1 << 14;
  const head = Buffer.alloc(offset);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(1, 4);
  thin.copy(head, 8, 4, 12);
  head.subarray(8, 16).swap32();
  head.writeUInt32BE(offset, 16);
  head.writeUInt32BE(thin.length, 20);
  head.writeUInt32BE(14, 24);
  const file = path.join(folder, 'bin', 'fat');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, Buffer.concat([head, thin]));
  return [{ name: 'fat darwin', file }];
}

function hasCompiler(): boolean {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

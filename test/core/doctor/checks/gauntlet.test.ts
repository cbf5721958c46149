import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../../electron/contract/words/en/findings/findings.ts';
import { type BrokenGo, type BrokenGoOptions, FMT_FILE, openBrokenGo } from '../../../helpers/broken-go.ts';
import { makeModuleFolder, SERVED_MODULE } from '../../../helpers/module-folder.ts';
import { openReleaseServer } from '../../../helpers/open-release-server.ts';
import { packRealGo } from '../../../helpers/pack-real-go.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';
import { setOnlySource } from '../../../helpers/serve-made-releases.ts';
import { canMount, mountTmpfs } from '../../../helpers/tmpfs.ts';

/**
 * Broken environments with the real go: a build fails with go's own message, the doctor's first finding names the
 * cause, its fix repairs it, and the same build then passes. go-facts section 9 has the messages.
 */
const toolchains = findRealToolchains();
const newest = toolchains.at(-1);
const older = toolchains.length > 1 ? toolchains[0] : undefined;
const TIME_LIMIT_MS = 300_000;
const BUILD = 'go build -o hello . && ./hello';
const RUN = 'go run .';

let buildCache = '';
beforeAll(async () => {
  buildCache = await mkdtemp(path.join(os.tmpdir(), 'goswitch-gauntlet-'));
});
afterAll(async () => {
  await rm(buildCache, { recursive: true, force: true, maxRetries: 5 });
});

interface Case {
  readonly kind: FindingKind;
  /** What go says before it is repaired; a program that cannot be started is the shell's business. */
  readonly says: RegExp;
  /** Default: builds and runs the module. */
  readonly line?: string;
  /** The variables that ~/.profile exports. */
  readonly env?: (sandbox: Sandbox) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** The text of the go env file. */
  readonly goEnv?: (sandbox: Sandbox) => string;
  readonly options?: Partial<BrokenGoOptions>;
}

async function open(sandbox: Sandbox, { env, goEnv, options }: Case): Promise<BrokenGo> {
  const files = goEnv === undefined ? {} : { '.config/go/env': goEnv(sandbox) };
  return await openBrokenGo({
    sandbox,
    root: newest!.root,
    buildCache,
    env: (await env?.(sandbox)) ?? {},
    files,
    ...options,
  });
}

async function runCase(one: Case): Promise<void> {
  const sandbox = await createSandbox();
  const go = await open(sandbox, one);
  const line = one.line ?? BUILD;
  const broken = await go.inTerminal(line);
  expect(broken.output).toMatch(one.says);
  expect(broken.code).not.toBe(0);

  const [first] = (await go.examine()).findings;
  expect(first?.kind).toBe(one.kind);
  await go.repair(first!);

  const repaired = await go.inTerminal(line);
  expect(repaired).toEqual({ code: 0, output: expect.stringContaining(`ran ${path.basename(sandbox.dir)}`) });
  // Which shells of this machine find GoSwitch is another story: the user here has a profile of sh alone.
  const left = (await go.examine()).findings.filter(
    ({ id, check, severity }) => id === first!.id || (severity === 'error' && check !== 'go-on-path'),
  );
  expect(left).toEqual([]);
}

const variables = (env: Readonly<Record<string, string>>) => ({ env: () => env });

async function fileInPlace(sandbox: Sandbox): Promise<string> {
  await writeFile(path.join(sandbox.dir, 'file'), '');
  return path.join(sandbox.dir, 'file');
}

describe.skipIf(newest === undefined || process.platform === 'win32')(
  `the doctor over ${newest?.version ?? 'a real go'}`,
  () => {
    const cases: Readonly<Record<string, Case>> = {
      'GOROOT that is missing': {
        kind: 'goroot-missing',
        says: /go: cannot find GOROOT directory: \/nowhere/,
        ...variables({ GOROOT: '/nowhere' }),
      },
      'GOROOT that is no SDK': {
        kind: 'goroot-not-an-sdk',
        says: /is not in std|cannot find package/,
        env: ({ userHome }) => ({ GOROOT: userHome }),
      },
      'go env -w GOROOT=/bad': {
        kind: 'goroot-in-go-env-missing',
        says: /go: cannot find GOROOT directory: \/bad/,
        goEnv: () => 'GOROOT=/bad\n',
      },
      'GOFLAGS with an unknown flag': {
        kind: 'goflags-invalid',
        says: /parsing \$GOFLAGS: unknown flag -bad/,
        ...variables({ GOFLAGS: '-bad' }),
      },
      'GOFLAGS written without a dash': {
        kind: 'goflags-invalid',
        says: /parsing \$GOFLAGS: non-flag "mod"/,
        goEnv: () => 'GOFLAGS=mod\n',
      },
      'GOEXPERIMENT that is gone': {
        kind: 'goexperiment-unknown',
        says: /unknown GOEXPERIMENT pe/,
        ...variables({ GOEXPERIMENT: 'nope' }),
      },
      'GO111MODULE=off': {
        kind: 'go111module-off',
        says: /corp\.example\/hello\/words/,
        ...variables({ GO111MODULE: 'off' }),
      },
      'GO111MODULE=maybe': {
        kind: 'go111module-invalid',
        says: /unknown environment setting GO111MODULE=maybe/,
        ...variables({ GO111MODULE: 'maybe' }),
      },
      'GOOS left set': {
        kind: 'goos-goarch-left-set',
        says: /./,
        line: RUN,
        env: () => ({ GOOS: process.platform === 'linux' ? 'windows' : 'linux' }),
      },
      'GOOS that does not exist': {
        kind: 'goos-goarch-unsupported',
        says: /unsupported GOOS\/GOARCH pair foo/,
        ...variables({ GOOS: 'foo' }),
      },
      'a level of MIPS': {
        kind: 'architecture-level-invalid',
        says: /invalid GOMIPS/,
        ...variables({ GOMIPS: 'float' }),
      },
      'GOTOOLCHAIN that is none': {
        kind: 'gotoolchain-invalid',
        says: /invalid GOTOOLCHAIN "bash"/,
        ...variables({ GOTOOLCHAIN: 'bash' }),
      },
      'GOPATH that is relative': {
        kind: 'gopath-relative',
        says: /GOPATH entry is relative/,
        ...variables({ GOPATH: 'go' }),
      },
      'GOPATH with a ~': {
        kind: 'gopath-tilde',
        says: /cannot start with shell metacharacter/,
        goEnv: () => 'GOPATH=~/go\n',
      },
      'GOWORK left set': {
        kind: 'gowork-missing',
        says: /reading go\.work: open \/nowhere\/go\.work/,
        ...variables({ GOWORK: '/nowhere/go.work' }),
      },
      'GOCACHE=off': { kind: 'cache-off', says: /disabled by GOCACHE=off/, ...variables({ GOCACHE: 'off' }) },
      'GOCACHE that is relative': {
        kind: 'cache-relative',
        says: /GOCACHE is not an absolute path/,
        goEnv: () => 'GOCACHE=cache\n',
      },
      'GOCACHE below a file': {
        kind: 'cache-not-writable',
        says: /failed to (initialize|create) .*cache|not a directory/,
        env: async (sandbox) => ({ GOCACHE: path.join(await fileInPlace(sandbox), 'cache') }),
      },
      'GOTMPDIR that is missing': {
        kind: 'temp-missing',
        says: /creating work dir: stat .*: no such file or directory/,
        env: ({ dir }) => ({ GOTMPDIR: path.join(dir, 'gone') }),
      },
      'TMPDIR that is a file': {
        kind: 'temp-not-writable',
        says: /creating work dir: .*not a directory/,
        env: async (sandbox) => ({ TMPDIR: await fileInPlace(sandbox) }),
      },
      'CGO_ENABLED=1 without a compiler': {
        kind: 'c-compiler-missing',
        says: /C compiler "gcc" not found/,
        ...variables({ CGO_ENABLED: '1' }),
        options: { searched: '/nowhere', withCgo: true },
      },
    };

    it.each(Object.entries(cases))('%s', { timeout: TIME_LIMIT_MS }, async (_, one) => {
      await runCase(one);
    });

    it.skipIf(process.platform !== 'linux')('XDG_CACHE_HOME that is relative', { timeout: TIME_LIMIT_MS }, async () => {
      await runCase({
        kind: 'cache-relative',
        says: /XDG_CACHE_HOME is relative/,
        ...variables({ XDG_CACHE_HOME: 'cache' }),
      });
    });

    it.skipIf(older === undefined)('GOROOT of another version', { timeout: TIME_LIMIT_MS }, async () => {
      const says = /compile: version "go.*" does not match go tool version "go.*"/;
      await runCase({ kind: 'goroot-of-another-go', says, env: () => ({ GOROOT: older!.root }) });
    });

    it.skipIf(older === undefined)(
      'GOROOT of another version written with go env -w, behind the shims',
      { timeout: TIME_LIMIT_MS },
      async () => {
        const says = /does not match go tool version/;
        await runCase({
          kind: 'goroot-in-go-env',
          says,
          goEnv: () => `GOROOT=${older!.root}\n`,
          options: { withShims: true },
        });
      },
    );

    it.skipIf(!canMount())('caches on a read-only file system', { timeout: TIME_LIMIT_MS }, async () => {
      const env = async ({ dir }: Sandbox) => ({ GOCACHE: await mountTmpfs(path.join(dir, 'read-only'), 'ro') });
      await runCase({ kind: 'cache-not-writable', says: /read-only file system/, env });
    });

    it.skipIf(!canMount())('temporary files where no program may run', { timeout: TIME_LIMIT_MS }, async () => {
      const env = async ({ dir }: Sandbox) => ({ TMPDIR: await mountTmpfs(path.join(dir, 'noexec'), 'noexec') });
      await runCase({ kind: 'temp-noexec', says: /permission denied/, line: RUN, env });
    });

    it('GOPROXY without an entry, over one that was written with go env -w', { timeout: TIME_LIMIT_MS }, async () => {
      const sandbox = await createSandbox();
      const proxy = await makeModuleFolder(path.join(sandbox.dir, 'proxy'));
      await runCase({
        kind: 'goproxy-empty',
        says: /GOPROXY list is not the empty string, but contains no entries/,
        line: `(cd / && go mod download ${SERVED_MODULE}) && ${RUN}`,
        ...variables({ GOPROXY: ',' }),
        goEnv: () => `GOPROXY=${proxy}\nGONOSUMDB=corp.example\nGOFLAGS=-modcacherw\n`,
      });
    });

    describe('a broken SDK', () => {
      it('tools that may not be executed', { timeout: TIME_LIMIT_MS }, async () => {
        const sandbox = await createSandbox();
        const root = await copySdk(newest!.root, path.join(sandbox.dir, 'sdk'));
        execFileSync('sh', ['-c', `chmod 644 ${root}/pkg/tool/*/compile`]);
        await runCase({ kind: 'sdk-not-executable', says: /permission denied/, options: { root } });
      });

      it('one that GoSwitch installed gets a fresh one in its place', { timeout: TIME_LIMIT_MS }, async () => {
        const packed = await packRealGo(newest!.root);
        const sandbox = await createSandbox();
        const server = await openReleaseServer();
        const { os: goos, arch } = sandbox.context.native;
        server.addRelease({
          version: packed.version,
          files: [{ filename: packed.filename, os: goos, arch, bytes: await readFile(packed.path) }],
        });
        await setOnlySource(sandbox.home, server);
        const go = await openBrokenGo({ sandbox, root: newest!.root, buildCache, noGo: true, files: FMT_FILE });
        const { root } = await (await go.machine.core.installer()).install(
          { spec: packed.version.slice(2) },
          recordingProgress(),
        );
        await (await go.machine.core.switching()).use(packed.version);
        await rm(path.join(root, 'src/fmt'), { recursive: true });
        expect((await go.inTerminal(BUILD)).output).toMatch(/package fmt is not in std/);
        const [first] = (await go.examine()).findings;
        expect(first).toMatchObject({
          kind: 'sdk-incomplete',
          severity: 'error',
          params: { root, missing: expect.stringContaining('src/fmt') },
        });
        await go.repair(first!);
        expect(await go.inTerminal(BUILD)).toMatchObject({ code: 0 });
      });

      it.each([
        ['no src/fmt', 'src/fmt', /package fmt is not in std/],
        ['no pkg/tool', 'pkg/tool', /cannot find GOROOT directory/],
        ['no compiler', 'pkg/tool/*/compile', /no such tool "compile"/],
      ])('%s', { timeout: TIME_LIMIT_MS }, async (_, pattern, says) => {
        const sandbox = await createSandbox();
        const root = await copySdk(newest!.root, path.join(sandbox.dir, 'sdk'));
        execFileSync('sh', ['-c', `rm -r ${root}/${pattern}`]);
        const go = await openBrokenGo({ sandbox, root, buildCache, files: FMT_FILE });
        expect((await go.inTerminal(BUILD)).output).toMatch(says);
        const [first] = (await go.examine()).findings;
        expect(first).toMatchObject({ kind: 'sdk-incomplete', severity: 'error', params: { root } });
      });
    });
  },
);

/**
 * An SDK of its own for a test to break: programs are copies, and of the library only links to folders, for it is
 * large.
 */
async function copySdk(from: string, to: string): Promise<string> {
  await mkdir(path.join(to, 'src'), { recursive: true });
  execFileSync('sh', [
    '-c',
    'cp -R "$1/bin" "$1/pkg" "$1/VERSION" "$1/go.env" "$2/" && ln -s "$1"/src/* "$2/src/" && ln -s "$1/lib" "$2/lib"',
    'sh',
    from,
    to,
  ]);
  execFileSync('chmod', ['-R', 'u+w', to]);
  return to;
}

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FINDING_WORDS } from '../../../../electron/contract/words/en/findings/findings.ts';
import { fill } from '../../../../electron/contract/words/say.ts';
import { readProxyList } from '../../../../electron/core/go/module-proxy/proxy-list.ts';
import { malformedGoflags } from '../../../../electron/core/go/variables/split-quoted.ts';
import { makeModuleFolder, SERVED_MODULE } from '../../../helpers/module-folder.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';

/**
 * What the checks say that Go says is what the real go says, in every version that this machine has. No network:
 * modules come from nowhere.
 */
const toolchains = findRealToolchains();

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-messages-'));
  for (const folder of ['home', 'module/words', 'empty']) await mkdir(path.join(dir, folder), { recursive: true });
  await writeFile(path.join(dir, 'module/go.mod'), 'module corp.example/hello\n\ngo 1.21\n');
  // Without the standard library, so that hardly anything has to be built before go stops.
  await writeFile(
    path.join(dir, 'module/main.go'),
    'package main\n\nimport _ "corp.example/hello/words"\n\nfunc main() {}\n',
  );
  await writeFile(path.join(dir, 'module/words/words.go'), 'package words\n');
  await writeFile(path.join(dir, 'file'), '');
  await makeModuleFolder(path.join(dir, 'proxy'));
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

interface Run {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** What go prints, in the module, in an environment of its own. */
function say(root: string, { env, args = ['build', '-o', path.join(dir, 'hello'), '.'] }: Run): string {
  const common = {
    HOME: path.join(dir, 'home'),
    PATH: '/usr/bin:/bin',
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
    GOSUMDB: 'off',
  };
  const cwd = path.join(dir, 'module');
  const { stdout, stderr } = spawnSync(path.join(root, 'bin/go'), args, {
    cwd,
    env: { ...common, PWD: cwd, ...env },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

const BUILD = undefined;
const VERSION = ['version'];
const DOWNLOAD = ['mod', 'download', SERVED_MODULE];

describe.skipIf(toolchains.length === 0 || process.platform === 'win32').each(toolchains)(
  '$version says',
  ({ root }) => {
    it.each([
      ['goroot-missing', { GOROOT: '/nowhere' }, VERSION, 'go: cannot find GOROOT directory: /nowhere'],
      [
        'goroot-in-go-env-missing',
        { GOROOT: '/nowhere' },
        ['env', '-u', 'GOROOT'],
        'go: cannot find GOROOT directory: /nowhere',
      ],
      ['gopath-relative', { GOPATH: 'rel' }, VERSION, 'go: GOPATH entry is relative; must be absolute path: "rel"'],
      [
        'gopath-tilde',
        { GOPATH: '~/go' },
        VERSION,
        `go: GOPATH entry cannot start with shell metacharacter '~': "~/go"`,
      ],
      ['go111module-invalid', { GO111MODULE: 'maybe' }, BUILD, 'go: unknown environment setting GO111MODULE=maybe'],
      [
        'goos-goarch-unsupported',
        { GOOS: 'foo', GOARCH: 'amd64' },
        BUILD,
        'go: unsupported GOOS/GOARCH pair foo/amd64',
      ],
      [
        'gowork-missing',
        { GOWORK: '/nowhere/go.work' },
        BUILD,
        'go: reading go.work: open /nowhere/go.work: no such file or directory',
      ],
      ['cache-off', { GOCACHE: 'off' }, BUILD, 'build cache is disabled by GOCACHE=off, but required as of Go 1.12'],
      [
        'temp-missing',
        { GOTMPDIR: '/nowhere' },
        BUILD,
        'go: creating work dir: stat /nowhere: no such file or directory',
      ],
      ['goproxy-empty', { GOPROXY: ',' }, DOWNLOAD, 'GOPROXY list is not the empty string, but contains no entries'],
      ['gobin-relative', { GOBIN: 'rel' }, ['install', '.'], 'cannot install, GOBIN must be an absolute path'],
    ] as const)('what %s quotes', (kind, env, args, message) => {
      const values: Readonly<Record<string, string>> = env;
      const [value = ''] = Object.values(values);
      const params = { value, entry: value, folder: value, pair: `${values['GOOS']}/${values['GOARCH']}` };
      expect(fill(FINDING_WORDS[kind].why, params)).toContain(message);
      expect(say(root, { env, ...(args ? { args } : {}) })).toContain(message);
    });

    it('nothing of GOFLAGS but what the check says without asking', () => {
      for (const value of ['bad', "'-x", '-x "-y', '-', '---x', '-v x']) {
        expect(say(root, { env: { GOFLAGS: value }, args: VERSION })).toContain(malformedGoflags(value));
      }
      expect(say(root, { env: { GOFLAGS: '-bad' }, args: VERSION })).toContain(
        'go: parsing $GOFLAGS: unknown flag -bad',
      );
      expect(say(root, { env: { GOFLAGS: '-trimpath' }, args: VERSION })).toContain('go version go');
    });

    it('of a GOPROXY that it refuses what the check says', () => {
      for (const value of ['ftp://corp.example', 'none', ', ,', '/srv/proxy', 'file://host/x', 'file:/srv/x']) {
        const { problem } = readProxyList(value);
        expect(say(root, { env: { GOPROXY: value }, args: DOWNLOAD })).toContain(problem ?? 'accepted');
      }
    });

    it('of an experiment, an architecture and a toolchain that are none', () => {
      expect(say(root, { env: { GOEXPERIMENT: 'nope' }, args: VERSION })).toContain('go: unknown GOEXPERIMENT pe');
      expect(say(root, { env: { GOTOOLCHAIN: 'bash' }, args: VERSION })).toContain('go: invalid GOTOOLCHAIN "bash"');
      expect(say(root, { env: { GOPATH: root }, args: VERSION })).toContain(
        'warning: both GOPATH and GOROOT are the same directory',
      );
    });

    it('nothing at all of levels that do not exist: the check must know them', () => {
      expect(say(root, { env: { GOAMD64: 'v9', GOARM: '9' }, args: VERSION })).toMatch(/^go version go\S+ \S+\n$/);
    });

    it('of caches and temporary files that it cannot have', () => {
      const file = path.join(dir, 'file');
      expect(say(root, { env: { GOCACHE: 'rel' } })).toContain(
        'build cache is required, but could not be located: GOCACHE is not an absolute path',
      );
      expect(say(root, { env: { GOCACHE: path.join(file, 'cache') } })).toMatch(/not a directory/);
      expect(say(root, { env: { GOTMPDIR: file } })).toMatch(/go: creating work dir: .*not a directory/);
      expect(say(root, { env: { GOMODCACHE: 'rel', GOPROXY: `file://${dir}/proxy` }, args: DOWNLOAD })).toContain(
        'GOMODCACHE entry is relative',
      );
    });

    it('of modules and -race without what they need', () => {
      expect(say(root, { env: { GO111MODULE: 'off' }, args: ['mod', 'tidy'] })).toContain(
        'go: modules disabled by GO111MODULE=off',
      );
      expect(say(root, { env: {}, args: DOWNLOAD })).toContain('module lookup disabled by GOPROXY=off');
      if (process.platform === 'linux') {
        const race = { env: { CGO_ENABLED: '0' }, args: ['build', '-race', '-o', path.join(dir, 'hello'), '.'] };
        expect(say(root, race)).toContain('-race requires cgo; enable cgo by setting CGO_ENABLED=1');
      }
    });

    it('nothing of GOENV=off and of GOWORK in the go env file, but does as the checks say', async () => {
      await mkdir(path.join(dir, 'home/config/go'), { recursive: true });
      await writeFile(path.join(dir, 'home/config/go/env'), 'GOFLAGS=-trimpath\nGOWORK=off\n');
      const env =
        process.platform === 'darwin'
          ? { GOENV: path.join(dir, 'home/config/go/env') }
          : { XDG_CONFIG_HOME: path.join(dir, 'home/config') };
      expect(say(root, { env, args: ['env', 'GOFLAGS'] })).toBe('-trimpath\n');
      expect(say(root, { env: { ...env, GOENV: 'off' }, args: ['env', 'GOFLAGS'] })).toBe('\n');
      // "go env -w" would refuse it, and it counts all the same.
      expect(say(root, { env, args: ['env', 'GOWORK'] })).toBe('off\n');
    });
  },
);

describe.skipIf(toolchains.length < 2 || process.platform === 'win32')('with two versions', () => {
  it('the compiler of another one does not match', () => {
    const [older, newer] = [toolchains[0]!, toolchains.at(-1)!];
    const said = say(newer.root, { env: { GOROOT: older.root } });
    expect(said).toContain(`compile: version "${older.version}" does not match go tool version "${newer.version}"`);
  });
});

describe.skipIf(toolchains.length === 0 || process.platform === 'win32')('without a C compiler', () => {
  it('cgo is left out silently', async () => {
    const { root } = toolchains.at(-1)!;
    const folder = path.join(dir, 'cgo');
    await mkdir(folder);
    await writeFile(path.join(folder, 'go.mod'), 'module corp.example/cgo\n\ngo 1.21\n');
    await writeFile(path.join(folder, 'main.go'), 'package main\n\nimport "C"\n\nfunc main() {}\n');
    const env = { HOME: path.join(dir, 'home'), PATH: '/nowhere', GOTOOLCHAIN: 'local' };
    const { stderr } = spawnSync(path.join(root, 'bin/go'), ['build', '.'], { cwd: folder, env, encoding: 'utf8' });
    expect(stderr).toContain('build constraints exclude all Go files in');
    expect(execFileSync(path.join(root, 'bin/go'), ['env', 'CGO_ENABLED'], { env, encoding: 'utf8' })).toBe('0\n');
  });
});

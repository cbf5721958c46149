import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../../../electron/core/create-core.ts';
import { readManifest } from '../../../../electron/core/manager/home/manifest.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { hasRealModule, readGoSettings } from '../../../helpers/real-module-proxy.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { machineVariables } from '../../../helpers/scrub-environment.ts';

interface Unpacked {
  readonly version: string;
  readonly moduleVersion: string;
  /** What `GOTOOLCHAIN=<version> go env GOROOT` unpacked. */
  readonly root: string;
  readonly h1: string;
}

function unpackedByGo(cache: string): Unpacked[] {
  const folder = path.join(cache, 'cache/download/golang.org/toolchain/@v');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ziphash')) : [];
  return names.flatMap((name) => {
    const moduleVersion = name.replace(/\.ziphash$/, '');
    const version = /^v0\.0\.1-(go[0-9.]+)\.linux-amd64$/.exec(moduleVersion)?.[1];
    const root = path.join(cache, 'golang.org', `toolchain@${moduleVersion}`);
    return version === undefined || !existsSync(root)
      ? []
      : [{ version, moduleVersion, root, h1: readFileSync(path.join(folder, name), 'utf8').trim() }];
  });
}

const env = readGoSettings();
const toolchains = env === null ? [] : unpackedByGo(env['GOMODCACHE'] ?? '').slice(0, 2);

/** Only a proxy that is there and has the list counts as one: machines without a network skip this by name. */
async function answers(): Promise<boolean> {
  return (
    toolchains.length >= 2 &&
    process.platform === 'linux' &&
    process.arch === 'x64' &&
    (await hasRealModule(toolchains[0]!.moduleVersion))
  );
}

async function openEmptyHome() {
  const sandbox = await createSandbox({
    native: { os: 'linux', arch: 'amd64' },
    env: {
      PATH: '/usr/bin:/bin',
      ...machineVariables(),
      GOPROXY: env?.['GOPROXY'],
      GOSUMDB: env?.['GOSUMDB'],
    } as Record<string, string>,
  });
  const { os, native, log, clock } = sandbox.context;
  const core = createCore({
    home: sandbox.home,
    env: sandbox.env,
    os,
    native,
    userHome: sandbox.userHome,
    log,
    clock,
    version: '0.0.0-test',
    systemRoot: path.join(sandbox.dir, 'system'),
  });
  return { ...sandbox, core };
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

async function buildAndRun(root: string, dir: string): Promise<string> {
  const folder = path.join(dir, `program-${path.basename(root)}`);
  await mkdir(folder);
  await writeFile(path.join(folder, 'go.mod'), 'module example.com/hello\n\ngo 1.21\n');
  await writeFile(
    path.join(folder, 'main.go'),
    'package main\n\nimport "runtime"\n\nfunc main() { println(runtime.Version()) }\n',
  );
  const own = {
    PATH: '/usr/bin:/bin',
    HOME: dir,
    GOENV: 'off',
    GOTOOLCHAIN: 'local',
    GOFLAGS: '-mod=mod',
    CGO_ENABLED: '0',
    GOCACHE: path.join(dir, 'gocache'),
  };
  execFileSync(path.join(root, 'bin/go'), ['build', '-o', 'hello', '.'], { cwd: folder, env: own });
  return execFileSync('sh', ['-c', './hello 2>&1'], { cwd: folder, encoding: 'utf8' }).trim();
}

describe.skipIf(!(await answers()))(
  'with the module proxy of this machine (needs one that answers, and two toolchains in the module cache)',
  () => {
    it('two versions into an empty home: the h1 and every file are those of the go command, and both build', {
      timeout: 240_000,
    }, async () => {
      const { core, dir } = await openEmptyHome();
      const { layout } = core.context;
      for (const { version, moduleVersion, root, h1 } of toolchains) {
        const result = await (await core.installer()).install(
          { spec: version.slice(2), from: 'proxy' },
          recordingProgress(),
        );
        expect(result).toMatchObject({ version, verifiedBy: 'checksum-database', root: layout.sdk(version) });
        const { files, proof } = await readManifest(layout, version);
        expect(proof).toMatchObject({ h1, moduleVersion });
        const theirs = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
          (entry) => entry.isFile() && entry.name !== '_go.mod',
        );
        expect(files.length).toBe(theirs.length);
        const different = files.filter(
          (file) =>
            file.sha256 !== sha256(path.join(root, file.path)) ||
            file.sha256 !== sha256(path.join(result.root, file.path)),
        );
        expect(different.map((file) => file.path)).toEqual([]);
        const isProgram = (file: string) => (lstatSync(file).mode & 0o111) !== 0;
        const lost = files.filter(
          (file) => isProgram(path.join(root, file.path)) && !isProgram(path.join(result.root, file.path)),
        );
        expect(lost).toEqual([]);
        expect(await buildAndRun(result.root, dir)).toBe(version);
      }
    });

    it('one that the go command has is adopted with the same proof, and no download', {
      timeout: 120_000,
    }, async () => {
      const { core } = await openEmptyHome();
      const [{ root, h1, version }] = toolchains as [Unpacked];
      const { header } = await (await core.sdks()).import(root, { mode: 'copy', progress: recordingProgress() });
      expect(header).toMatchObject({ version, origin: 'adopted', verifiedBy: 'checksum-database', proof: { h1 } });
    });

    it('the modes are those of the official archive, where a release of it is at hand', async () => {
      const { fileMode } = await import('../../../../electron/core/go/archives/zip/module-files.ts');
      const go = findRealGo();
      const files = readdirSync(go?.root ?? '', { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      const paths = files.map((entry) => path.join(entry.parentPath, entry.name));
      const below = (file: string) => path.relative(go?.root ?? '', file);
      const inModule = paths.filter((file) => !/^(?:api|doc|misc|test)\//.test(below(file)));
      const other = inModule.filter(
        (file) => ((lstatSync(file).mode & 0o111) !== 0) !== (fileMode(below(file)) === 0o755),
      );
      expect(other.map(below)).toEqual([]);
    });
  },
);

import { createHash } from 'node:crypto';
import type { MadeSumdb } from './made-sumdb.ts';
import { makeZip } from './make-zip.ts';
import { type ReleaseServer, startReleaseServer } from './release-server.ts';

/**
 * A Go module proxy on loopback, free of vitest: a release server (ranges, validators, faults per path) that also
 * passes on checksum databases. Paths: `/golang.org/toolchain/@v/list`, `/golang.org/toolchain/@v/<version>.zip`,
 * `/sumdb/<name>/...`, and a database by itself below `/`.
 */
export interface MadeModuleProxy extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, what GOPROXY takes. */
  readonly url: string;
  /** For faults and requests. */
  readonly server: ReleaseServer;
  /** Adds a Go release as a version of golang.org/toolchain and, where there is a database, its record. */
  addToolchain(version: string, options?: MadeToolchainOptions): MadeToolchain;
  /** Adds `.zip`, `.mod` and `.info` of any module version, with its record. */
  addModule(module: string, version: string, files: Readonly<Record<string, string | Buffer>>): MadeToolchain;
  /** The database passed on below /sumdb/<name>/; null strips it: 404. */
  passOn(sumdb: MadeSumdb | null): void;
  /** Changes what the database answers on its way; null is 404. `path` is below the database's base. */
  intercept(change: ((path: string, bytes: Buffer | null) => Buffer | null) | null): void;
  close(): Promise<void>;
}

export interface MadeToolchainOptions {
  /** As in module versions: `linux-amd64`. */
  readonly platform?: string;
  /** Paths below the root, as an SDK has them; go.mod becomes _go.mod as in real zips. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** What the database gets in place of the true hash. */
  readonly recordedH1?: string;
}

interface MadeToolchain {
  readonly moduleVersion: string;
  readonly zip: Buffer;
  readonly h1: string;
  readonly zipPath: string;
}

const TOOLCHAIN = 'golang.org/toolchain';

export async function startMadeModuleProxy(sumdb: MadeSumdb | null = null): Promise<MadeModuleProxy> {
  const lists = new Map<string, string[]>();
  let passedOn = sumdb;
  let change: ((path: string, bytes: Buffer | null) => Buffer | null) | null = null;

  function generate(path: string): Buffer | null {
    const list = lists.get(path);
    if (list !== undefined) return Buffer.from(list.map((version) => `${version}\n`).join(''));
    if (passedOn === null) return null;
    const prefix = `/sumdb/${passedOn.name}/`;
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : path.slice(1);
    const bytes = passedOn.answer(below);
    return change === null ? bytes : change(below, bytes);
  }

  const server = await startReleaseServer(generate);

  function publish(
    module: string,
    version: string,
    files: Readonly<Record<string, string | Buffer>>,
    recordedH1?: string,
  ): MadeToolchain {
    const entries = Object.entries(files).map(([path, body]) => ({
      name: `${module}@${version}/${path}`,
      body: Buffer.from(body),
    }));
    const zip = makeZip(entries);
    const h1 = h1Of(entries);
    const zipPath = `/${module}/@v/${version}.zip`;
    server.addFile(zipPath, zip, { 'content-type': 'application/zip' });
    const list = `/${module}/@v/list`;
    lists.set(list, [...(lists.get(list) ?? []), version]);
    const goMod = `module ${module}\n`;
    server.addFile(`/${module}/@v/${version}.mod`, Buffer.from(goMod));
    server.addFile(
      `/${module}/@v/${version}.info`,
      Buffer.from(JSON.stringify({ Version: version, Time: '2026-01-01T00:00:00Z' })),
    );
    passedOn?.add(module, version, recordedH1 ?? h1, h1Of([{ name: 'go.mod', body: Buffer.from(goMod) }]));
    return { moduleVersion: version, zip, h1, zipPath };
  }

  return {
    url: server.origin,
    server,
    addToolchain(version, { platform = 'linux-amd64', files = defaultFiles(version), recordedH1 } = {}) {
      const renamed = Object.fromEntries(
        Object.entries(files).map(([path, body]) => [path.replace(/(^|\/)go\.mod$/, '$1_go.mod'), body]),
      );
      return publish(TOOLCHAIN, `v0.0.1-${version}.${platform}`, renamed, recordedH1);
    },
    addModule: (module, version, files) => publish(module, version, files),
    passOn(next) {
      passedOn = next;
    },
    intercept(next) {
      change = next;
    },
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}

/** The h1 of a zip, straight from its definition (go.dev/ref/mod#go-sum-files). */
function h1Of(entries: readonly { readonly name: string; readonly body: Buffer }[]): string {
  const lines = entries.map(({ name, body }) => `${createHash('sha256').update(body).digest('hex')}  ${name}\n`);
  const sorted = lines.toSorted((a, b) => Buffer.compare(Buffer.from(a.slice(66)), Buffer.from(b.slice(66))));
  return `h1:${createHash('sha256').update(sorted.join('')).digest('base64')}`;
}

/** As little as a Unix SDK can be: a go that tells its version. */
function defaultFiles(version: string): Record<string, string> {
  return {
    VERSION: `${version}\ntime 2026-01-01T00:00:00Z\n`,
    'bin/go': `#!/bin/sh\necho "go version ${version} linux/amd64"\n`,
    'bin/gofmt': '#!/bin/sh\nexit 0\n',
    'go.env': 'GOTOOLCHAIN=auto\n',
    'lib/time/update.bash': '#!/bin/sh\n',
    'pkg/tool/linux_amd64/compile': '#!/bin/sh\n',
    'src/go.mod': 'module std\n',
    'src/fmt/print.go': 'package fmt\n',
  };
}

import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest, ManifestFile } from '../../electron/contract/models.ts';
import type { CoreContext } from '../../electron/core/context.ts';
import { sdkName } from '../../electron/core/layout.ts';
import { writeManifest } from '../../electron/core/manager/home/manifest.ts';

export interface FakeSdkOptions {
  readonly version: string;
  readonly os?: string;
  readonly arch?: string;
  /** Text of bin/go instead of the script that answers `go version`. */
  readonly go?: string;
  /** More files, path below the root to text. */
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * A small folder that looks like an SDK and answers `bin/go version` (and prints its arguments otherwise), on systems
 * that have /bin/sh.
 */
export async function makeFakeSdk(root: string, options: FakeSdkOptions): Promise<void> {
  const { version, os = 'linux', arch = 'amd64' } = options;
  const tools = `pkg/tool/${os}_${arch.replace('armv6l', 'arm')}`;
  const go = `#!/bin/sh\nif [ "$1" = version ]; then echo "go version ${version} ${os}/${arch}"; else echo "${version}: $*"; fi\n`;
  const programs = {
    'bin/go': options.go ?? go,
    'bin/gofmt': '#!/bin/sh\n',
    [`${tools}/compile`]: '#!/bin/sh\n',
    [`${tools}/link`]: '#!/bin/sh\n',
  };
  const plain = {
    VERSION: `${version}\ntime 2026-11-01T00:00:00Z\n`,
    'src/fmt/print.go': 'package fmt\n',
    'go.env': 'GOTOOLCHAIN=auto\n',
    ...options.files,
  };
  for (const [name, text] of Object.entries({ ...programs, ...plain })) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    await chmod(file, name in programs ? 0o755 : 0o644);
  }
}

/** Puts a fake SDK below versions/ with a true manifest, as `install` leaves one. Returns its name. */
export async function installFakeSdk(
  context: CoreContext,
  options: FakeSdkOptions & { readonly manifest?: Partial<Manifest> },
): Promise<string> {
  const { os = context.native.os, arch = context.native.arch, version } = options;
  const name = sdkName(version, { os, arch }, context.native);
  const root = context.layout.sdk(name);
  await makeFakeSdk(root, { ...options, os, arch });
  const files = await listFiles(root);
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0);
  const archive = { from: 'https://example.org/go.tar.gz', sha256: '0'.repeat(64), sizeBytes: 1 };
  await writeManifest(context.layout, {
    ...{
      schema: 1,
      name,
      version,
      os,
      arch,
      origin: 'official',
      verifiedBy: 'sha256',
      archive,
      installedAt: '2026-11-21T00:00:00.000Z',
    },
    ...{ fileCount: files.length, totalBytes, files },
    ...options.manifest,
  } as Manifest);
  return name;
}

async function listFiles(root: string): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    const { size, mode } = await stat(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.push({ path: path.relative(root, file).split(path.sep).join('/'), size, mode: mode & 0o777, sha256 });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

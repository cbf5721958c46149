import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { sharedFolder } from './shared-folder.ts';

export { findRealGo } from './real-go.ts';

const run = promisify(execFile);

interface PackedGo {
  readonly version: string;
  /** `go1.26.3.linux-amd64.tar.gz` */
  readonly filename: string;
  readonly path: string;
}

/**
 * The SDK at `root` packed the way golang.org packs a release (names below `go/`, owner 0, one time for all), for this
 * machine's platform. Kept in the folder that tests share, by version and root, so it costs seconds once; written under
 * another name and renamed, so parallel tests may call it.
 */
export async function packRealGo(root: string): Promise<PackedGo> {
  const version = /^go[\w.]+/.exec(await readFile(path.join(root, 'VERSION'), 'utf8'))?.[0];
  if (version === undefined) throw new Error(`${root}/VERSION names no release`);
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const filename = `${version}.${process.platform}-${arch}.tar.gz`;
  const { mtimeMs } = await stat(path.join(root, 'VERSION'));
  const key = createHash('sha256').update(`${root}\n${mtimeMs}`).digest('hex').slice(0, 12);
  const folder = path.join(sharedFolder('packed-go'), key);
  const packed = { version, filename, path: path.join(folder, filename) };
  if (!existsSync(packed.path)) await pack(root, packed.path);
  return packed;
}

/**
 * GNU tar: the names get `go/` in front by a transformation, because the folder's real name may be another. Links stay
 * links, so that one would show.
 */
async function pack(root: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const work = await mkdtemp(path.join(path.dirname(target), 'packing-'));
  try {
    const compress = await findCompressor();
    const partial = path.join(work, 'packed.tar.gz');
    const same =
      '--sort=name --format=ustar --owner=0 --group=0 --numeric-owner --mtime=@1767225600 --mode=u=rwX,go=rX';
    const script = `set -e; tar ${same} --transform='flags=r;s,^[.],go,' -C "$1" -cf "$2.tar" .; ${compress} -1 -n -c "$2.tar" > "$2"`;
    await run('sh', ['-c', script, 'sh', root, partial], { env: { PATH: process.env['PATH'] } });
    await rename(partial, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function findCompressor(): Promise<'pigz' | 'gzip'> {
  return await run('pigz', ['--version']).then(
    () => 'pigz',
    () => 'gzip',
  );
}

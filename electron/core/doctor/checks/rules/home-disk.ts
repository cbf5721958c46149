import { realpath, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { nearestFolder } from '../../../base/files/nearest-folder.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { fact } from '../../machine/evidence.ts';
import { readMountOf } from '../../machine/read-mounts.ts';
import { whyNotWritable } from '../../machine/why-not-writable.ts';
import type { Check, Found } from '../check.ts';

/** A Go release unpacks to 200 to 260 MB, beside an archive of 60 to 80 MB. */
const NEEDED_BYTES = 350e6;

export const homeDiskCheck: Check = {
  id: 'home-disk',
  looksAt:
    "The file system of GoSwitch's home: free space, noexec, writable, and whether the whole home is on one volume.",
  async run(tools) {
    const { layout, os } = tools.context;
    const found = await Promise.all([
      nearlyFull(layout.home),
      os === 'linux' ? noexec(tools) : null,
      readOnly(layout.home),
      split(layout.home, [layout.versions, layout.staging, layout.trash]),
    ]);
    return found.filter((one) => one !== null);
  },
};

async function nearlyFull(home: string): Promise<Found | null> {
  const folder = await nearestFolder(home);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return null;
  const freeMegabytes = Math.floor(free / 1e6);
  return {
    kind: 'home-nearly-full',
    severity: 'warning',
    params: { freeMegabytes, folder: home },
    evidence: [fact('free', `${free} bytes`, { origin: 'machine', file: folder })],
  };
}

async function noexec({ context, systemRoot }: CheckTools): Promise<Found | null> {
  const folder = await nearestFolder(context.layout.versions);
  const found = await readMountOf(folder, systemRoot);
  if (found === null || !found.mount.options.includes('noexec')) return null;
  const { mount, file } = found;
  const evidence = [
    fact(mount.folder, `${mount.type} ${mount.options.join(',')}`, { origin: 'file', file, line: mount.line }),
  ];
  return {
    kind: 'home-noexec',
    severity: 'error',
    params: { mount: mount.folder, folder: context.layout.home },
    evidence,
  };
}

async function readOnly(home: string): Promise<Found | null> {
  const problem = await whyNotWritable(home);
  if (problem === null) return null;
  return {
    kind: 'home-read-only',
    severity: 'error',
    params: { folder: home, problem },
    evidence: [fact('home', problem, { origin: 'machine', file: home })],
  };
}

/** Every change of the home is one rename, which works within one volume only. */
async function split(home: string, folders: readonly string[]): Promise<Found | null> {
  const device = await deviceOf(home);
  for (const folder of folders) {
    const other = await deviceOf(folder);
    if (device === null || other === null || other === device) continue;
    const real = await realpath(folder);
    const evidence = [
      fact('home', `volume ${device}`, { origin: 'machine', file: home }),
      fact(path.basename(folder), `volume ${other}`, { origin: 'machine', file: real }),
    ];
    return { kind: 'home-split', severity: 'error', about: path.basename(folder), params: { folder }, evidence };
  }
  return null;
}

async function deviceOf(folder: string): Promise<number | null> {
  return stat(folder).then(
    ({ dev }) => dev,
    () => null,
  );
}

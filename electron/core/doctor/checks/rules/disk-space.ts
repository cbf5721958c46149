import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { nearestFolder } from '../../../base/files/nearest-folder.ts';
import { cachePlaces } from '../../machine/cache-places.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { variableIn } from '../../machine/effective-variable.ts';
import { countBytes, estimateBuildCache } from '../../machine/folder-size.ts';
import type { Check, Found } from '../check.ts';

const MEGABYTE = 1e6;
const GIGABYTE = 1e9;
/** A build of a middling program takes this much for a while. */
const FULL_BYTES = 100 * MEGABYTE;
const NEARLY_FULL_BYTES = 1 * GIGABYTE;
const LARGE_BYTES = { GOCACHE: 20 * GIGABYTE, GOMODCACHE: 20 * GIGABYTE };
const CLEAN = { GOCACHE: 'go clean -cache', GOMODCACHE: 'go clean -modcache' };
/** Files of the module cache that are looked at: a second or so. */
const MAX_FILES = 50_000;

export const diskSpaceCheck: Check = {
  id: 'disk-space',
  looksAt: 'Free disk space for caches and temporary files, and large caches.',
  async run(tools) {
    const places = await cachePlaces(tools);
    const space = await Promise.all(
      [...places, ...(await temporaryPlace(tools))].map(({ what, folder }) => judgeSpace(what, folder)),
    );
    const sizes = await Promise.all(places.map(({ what, folder }) => judgeSize(tools, what, folder)));
    return [...onePerDisk(space), ...sizes.flat()];
  },
};

async function temporaryPlace(
  tools: CheckTools,
): Promise<readonly { readonly what: string; readonly folder: string }[]> {
  if (tools.context.os === 'win32') return [];
  const surroundings = (await tools.surroundings())[0]!;
  const variable =
    (await variableIn(tools, 'GOTMPDIR', surroundings)) ?? (await variableIn(tools, 'TMPDIR', surroundings));
  const place = { what: variable?.name ?? 'TMPDIR', folder: variable?.value ?? '/tmp' };
  return path.isAbsolute(place.folder) ? [place] : [];
}

interface Space {
  readonly device: number;
  readonly found: Found;
}

async function judgeSpace(what: string, folder: string): Promise<Space | null> {
  const place = await diskOf(folder);
  if (place === null) return null;
  const { disk, device } = place;
  const free = disk.bavail * disk.bsize;
  // Some file systems tell no sizes: then nothing is known.
  if (disk.blocks === 0 || free >= NEARLY_FULL_BYTES) return null;
  const freeMegabytes = Math.floor(free / MEGABYTE);
  const found: Found = {
    kind: 'disk-nearly-full',
    severity: free < FULL_BYTES ? 'error' : 'warning',
    about: what,
    params: { what, folder, freeMegabytes },
    evidence: [{ name: folder, value: `${freeMegabytes} MB`, source: { origin: 'machine', file: folder, line: null } }],
  };
  return { device, found };
}

/** Folders on the same disk have one trouble. */
function onePerDisk(spaces: readonly (Space | null)[]): readonly Found[] {
  const byDisk = new Map<number, Found>();
  for (const space of spaces) if (space !== null && !byDisk.has(space.device)) byDisk.set(space.device, space.found);
  return [...byDisk.values()];
}

/** Of a folder that is not there yet, the nearest one above; null where nothing can be said. */
async function diskOf(folder: string) {
  try {
    const at = await nearestFolder(folder);
    const [disk, { dev }] = await Promise.all([statfs(at), stat(at)]);
    return { disk, device: dev };
  } catch {
    return null;
  }
}

async function judgeSize(
  { signal }: CheckTools,
  what: 'GOCACHE' | 'GOMODCACHE',
  folder: string,
): Promise<readonly Found[]> {
  const bytes =
    what === 'GOCACHE'
      ? await estimateBuildCache(folder, signal)
      : await countBytes(folder, { signal, maxFiles: MAX_FILES });
  if (bytes < LARGE_BYTES[what]) return [];
  const gigabytes = Math.round(bytes / GIGABYTE);
  return [
    {
      kind: 'cache-large',
      severity: 'note',
      about: what,
      params: { what, folder, gigabytes, command: CLEAN[what] },
      evidence: [{ name: folder, value: `${gigabytes} GB`, source: { origin: 'machine', file: folder, line: null } }],
    },
  ];
}

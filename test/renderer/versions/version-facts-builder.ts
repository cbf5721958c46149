import type { ReleaseEntry, ReleaseFamily, SdkRow } from '../../../electron/contract/api.ts';
import type { Job } from '../../../electron/contract/models.ts';
import { orderKey } from '../../../electron/core/go/go-version/order-key.ts';
import { goFamily } from '../../../electron/core/go/go-version/parse-go-version.ts';
import type { VersionFacts } from '../../../renderer/features/versions/version-row.ts';

export function release(version: string, changes: Partial<ReleaseEntry> = {}): ReleaseEntry {
  return {
    version,
    family: goFamily(version),
    order: orderKey(version),
    stable: true,
    support: 'supported',
    archive: { filename: `${version}.linux-amd64.tar.gz`, sizeBytes: 66_000_000, emulated: false },
    ...changes,
  };
}

export function sdk(version: string, changes: Partial<SdkRow> = {}): SdkRow {
  return {
    id: version,
    name: version,
    version,
    family: goFamily(version),
    order: orderKey(version),
    os: 'linux',
    arch: 'amd64',
    root: `/home/ada/.goswitch/versions/${version}`,
    kind: 'installed',
    active: false,
    origin: 'official',
    verifiedBy: 'sha256',
    support: 'supported',
    installedAt: '2026-11-21T00:00:00.000Z',
    owner: 'goswitch',
    sizeBytes: 263_000_000,
    fileCount: 15_021,
    archive: null,
    proof: null,
    crossCheck: null,
    linkedTo: null,
    ...changes,
  };
}

export function external(version: string, root: string, changes: Partial<SdkRow> = {}): SdkRow {
  const { name: _, ...rest } = sdk(version, {
    id: root,
    root,
    kind: 'external',
    origin: null,
    verifiedBy: null,
    installedAt: null,
    owner: 'apt',
  });
  return { ...rest, sizeBytes: null, fileCount: null, ...changes };
}

export function job(kind: Job['kind'], target: string, changes: Partial<Job> = {}): Job {
  return {
    id: `${kind} ${target}`,
    kind,
    target,
    state: 'running',
    phase: 'downloading',
    bytes: 0,
    totalBytes: null,
    rate: null,
    remainingMs: null,
    startedAt: '2026-11-21T00:00:00.000Z',
    endedAt: null,
    error: null,
    ...changes,
  };
}

export function family(name: string, newest: string, support: ReleaseFamily['support'] = 'supported'): ReleaseFamily {
  return { family: name, support, newest };
}

export function facts(changes: Partial<VersionFacts>): VersionFacts {
  return { releases: [], families: [], sdks: [], jobs: [], projects: [], dismissed: new Set(), ...changes };
}

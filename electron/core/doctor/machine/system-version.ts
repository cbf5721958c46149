import os from 'node:os';
import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import type { CheckTools } from './check-tools.ts';

/** The version of the operating system, for comparison with what Go asks for. */
export interface SystemVersion {
  /** `macOS`, `Windows`, `Linux`, `FreeBSD`. */
  readonly system: string;
  /** Numbers of the version, most significant first. */
  readonly version: readonly number[];
  /** As the system says it. */
  readonly text: string;
  /** The file it is from; null where the system was asked. */
  readonly file: string | null;
}

interface Minimum {
  /** The first Go that needs it. */
  readonly since: string;
  readonly version: readonly number[];
  readonly name: string;
}

/**
 * Release notes of Go, "Ports": the first release with each minimum, newest first. Windows by the number of its kernel:
 * 6.1 is Windows 7 and Server 2008 R2, 10.0 Windows 10 and Server 2016. Linux: 2.6.32 since 1.18, 3.2 since 1.24.
 * FreeBSD: 12.2 since 1.19, 11.2 since 1.13.
 */
const MINIMUMS: Readonly<Record<string, readonly Minimum[]>> = {
  macOS: [
    { since: '1.27rc1', version: [13], name: 'macOS 13' },
    { since: '1.25rc1', version: [12], name: 'macOS 12' },
    { since: '1.23rc1', version: [11], name: 'macOS 11' },
    { since: '1.21rc1', version: [10, 15], name: 'macOS 10.15' },
    { since: '1.17rc1', version: [10, 13], name: 'macOS 10.13' },
    { since: '1.15rc1', version: [10, 12], name: 'macOS 10.12' },
    { since: '1.13rc1', version: [10, 11], name: 'macOS 10.11' },
    { since: '1.11rc1', version: [10, 10], name: 'OS X 10.10' },
  ],
  Windows: [
    { since: '1.21rc1', version: [10], name: 'Windows 10 or Server 2016' },
    { since: '1.11rc1', version: [6, 1], name: 'Windows 7 or Server 2008 R2' },
  ],
  Linux: [
    { since: '1.24rc1', version: [3, 2], name: 'Linux 3.2' },
    { since: '1.18rc1', version: [2, 6, 32], name: 'Linux 2.6.32' },
    { since: '1.0', version: [2, 6, 23], name: 'Linux 2.6.23' },
  ],
  FreeBSD: [
    { since: '1.19rc1', version: [12, 2], name: 'FreeBSD 12.2' },
    { since: '1.13rc1', version: [11, 2], name: 'FreeBSD 11.2' },
  ],
};

const SYSTEMS: { readonly [Name in NodeJS.Platform]?: string } = {
  darwin: 'macOS',
  win32: 'Windows',
  linux: 'Linux',
  freebsd: 'FreeBSD',
};

/**
 * What this Go version asks of the system (`macOS 12`), when this system is older; null when it is not, or nothing is
 * known.
 */
export function missingSystem(version: string, { system, version: has }: SystemVersion): string | null {
  const minimum = MINIMUMS[system]?.find(({ since }) => compareGoVersions(version, since) >= 0);
  return minimum === undefined || !isBelow(has, minimum.version) ? null : minimum.name;
}

/**
 * The version of this system; null for one that Go states no minimum of. @param release what the kernel calls itself,
 * as `uname -r`
 */
export async function readSystemVersion(
  { context, systemRoot }: Pick<CheckTools, 'context' | 'systemRoot'>,
  release: () => string = os.release,
): Promise<SystemVersion | null> {
  const system = SYSTEMS[context.os];
  if (system === undefined) return null;
  if (system === 'macOS') {
    const file = path.join(systemRoot, 'System/Library/CoreServices/SystemVersion.plist');
    const plist = await readSmallText(file).catch(() => '');
    return toVersion(system, /<key>ProductVersion<\/key>\s*<string>([^<]*)<\/string>/.exec(plist)?.[1], file);
  }
  if (system !== 'Linux') return toVersion(system, release(), null);
  const file = path.join(systemRoot, 'proc/sys/kernel/osrelease');
  return toVersion(system, (await readSmallText(file).catch(() => '')).trim(), file);
}

function toVersion(system: string, text: string | undefined, file: string | null): SystemVersion | null {
  const numbers = /^\d+(\.\d+)*/
    .exec(text ?? '')?.[0]
    .split('.')
    .map(Number);
  return text === undefined || numbers === undefined ? null : { system, version: numbers, text, file };
}

function isBelow(has: readonly number[], needs: readonly number[]): boolean {
  for (const [at, need] of needs.entries()) if ((has[at] ?? 0) !== need) return (has[at] ?? 0) < need;
  return false;
}

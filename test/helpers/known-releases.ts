import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { Check, Found } from '../../electron/core/doctor/checks/check.ts';
import { createIndexCache } from '../../electron/core/go/releases/index-cache.ts';
import type { CheckMachine, CheckMachineOptions } from './check-machine.ts';
import { openCheck } from './check-machine.ts';
import { openReleaseServer } from './open-release-server.ts';
import type { Sandbox } from './sandbox.ts';
import { createSandbox } from './sandbox.ts';
import { type MadeRelease, serveMadeReleases, setOnlySource } from './serve-made-releases.ts';

export const LINUX = { os: 'linux', arch: 'amd64' } as const;

/** A sandbox on linux/amd64, whatever this machine is: made SDKs are scripts. */
export const linuxSandbox = () => createSandbox({ native: LINUX });

/** What is needed to be whole beyond what made SDKs have. */
export const WHOLE = { 'src/runtime/extern.go': 'package runtime\n' };

/** A kept index that knows these versions, without any server. @param fetchedAt ISO 8601 */
export async function keepIndex(
  sandbox: Sandbox,
  versions: readonly string[],
  fetchedAt = new Date().toISOString(),
): Promise<void> {
  const base = 'https://releases.corp.example/dl/';
  await mkdir(sandbox.home, { recursive: true });
  await setOnlySource(sandbox.home, { base });
  const file = (version: string) => ({
    filename: `${version}.linux-amd64.tar.gz`,
    ...LINUX,
    kind: 'archive' as const,
    sha256: 'a'.repeat(64),
    sizeBytes: 1,
  });
  const releases = versions.map((version) => ({ version, stable: !/rc|beta/.test(version), files: [file(version)] }));
  const cache = createIndexCache(sandbox.context.layout.index, sandbox.context.log);
  await cache.write(base, { releases, etag: null, lastModified: null, fetchedAt });
}

/** A machine whose only source is a server on loopback with made releases, oldest first, and which knows its index. */
export async function openCheckWithReleases(
  sandbox: Sandbox,
  check: Check,
  { releases, ...options }: CheckMachineOptions & { readonly releases: readonly (string | MadeRelease)[] },
): Promise<CheckMachine> {
  const server = await openReleaseServer();
  serveMadeReleases(server, releases);
  await setOnlySource(sandbox.home, server);
  const machine = await openCheck(sandbox, check, options);
  await (await machine.core.releases()).list();
  return machine;
}

/**
 * Applies a fix that installs, waits for its job to succeed, and answers what the check then finds. Previewing changes
 * nothing and has steps.
 */
export async function fixByInstall(
  machine: CheckMachine,
  found: Found | undefined,
): Promise<readonly Found[] | 'not-applicable'> {
  expect(found?.fix, 'a fix').toBeDefined();
  expect((await found!.fix!.preview()).steps[0]).toMatchObject({ kind: 'install' });
  const { jobId } = await found!.fix!.apply();
  const jobs = await machine.core.jobs();
  const job = () => jobs.list().find(({ id }) => id === jobId);
  await expect.poll(() => job()?.state).not.toBe('running');
  expect(job()).toMatchObject({ state: 'succeeded' });
  return await machine.run();
}

/** Where the shims are in a sandbox. */
export const shimOf = (sandbox: Sandbox, name: string) => path.join(sandbox.home, 'shims', name);

/**
 * The recipe of an install. Nothing under versions/ is ever incomplete: the tree grows in staging/, the manifest is
 * written before the rename, and the rename is the moment at which the SDK is there. A process killed at any point
 * leaves a staging folder (removed by the next try), a manifest without a folder (overwritten by the next try, ignored
 * by all readers), or resumable bytes in downloads/.
 */

import path from 'node:path';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { InstallResult, VerifiedBy } from '../../../contract/models.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import { stateOf } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { flushFileSystem } from '../../base/programs/flush-file-system.ts';
import type { SettingsStore } from '../../base/settings/settings-store.ts';
import type { CoreContext } from '../../context.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { readInstalled } from '../home/installed-sdks.ts';
import { repairDerived } from '../home/repair-derived.ts';
import { createStaging, type Staging } from '../home/staging.ts';
import { bootId } from '../sdks/boot-id.ts';
import type { CopiedHeader } from '../sdks/sdk-task.ts';
import { crossCheck } from './cross-check.ts';
import { withFallBack } from './fall-back.ts';
import { findInstalled } from './find-installed.ts';
import type { InstallPlan, InstallRequest } from './install-plan.ts';
import { type PlanDependencies, planInstall } from './plan-install.ts';
import { putInPlace } from './put-in-place.ts';
import { receiveArchive } from './receive-archive.ts';
import { receiveModule } from './receive-module.ts';
import type { Received } from './received.ts';
import { smokeTestSdk } from './smoke-test-sdk.ts';

export interface InstallDependencies extends PlanDependencies {
  readonly locks: Locks;
  readonly journal: Journal;
  readonly settings: SettingsStore;
  /** Brings aliases and shims in line with what is installed; called while the lock `sdks` is held. */
  readonly refreshDerived: () => Promise<void>;
}

interface InstallTools extends InstallDependencies {
  readonly context: CoreContext;
}

/**
 * Installs one release. Throws the codes of planning, network, archive and file errors, `probe-failed`, `lock-timeout`,
 * `cancelled`.
 */
export async function installSdk(
  tools: InstallTools,
  request: InstallRequest,
  progress: Progress,
): Promise<InstallResult> {
  const startedMs = tools.context.clock.now();
  try {
    progress.phase('resolving');
    const { replace = false } = request;
    const early = replace ? null : await findInstalled(tools.context, request);
    if (early !== null) return await alreadyInstalled(tools, early, startedMs);
    return await withFallBack(tools, request, progress.signal, (each) => {
      if (each !== request) progress.phase('resolving');
      return installPlanned(tools, { request: each, progress, startedMs });
    });
  } catch (error) {
    throw explainInstallError(error, request, progress.signal);
  }
}

interface Work {
  readonly request: InstallRequest;
  readonly progress: Progress;
  readonly startedMs: number;
}

async function installPlanned(tools: InstallTools, work: Work): Promise<InstallResult> {
  const { request, progress, startedMs } = work;
  const plan = await planInstall(tools, request, progress.signal);
  const lock = { signal: progress.signal, onWait: () => progress.phase('waiting') };
  return await tools.locks.withLock(`install-${plan.name}`, lock, async () => {
    const present = await readSound(tools.context, plan.name);
    const isToDo = present === null || request.replace === true;
    return isToDo
      ? await installFresh(tools, plan, { ...work, present })
      : await alreadyInstalled(tools, present, startedMs);
  });
}

/**
 * One that is replaced, renamed or cannot be run is not there for who asks for its version: a fresh one takes its
 * place.
 */
async function readSound({ layout }: CoreContext, name: string): Promise<InstalledSdk | null> {
  const sdk = await readInstalled(layout, name);
  return sdk?.problem === null ? sdk : null;
}

/** `present`: the SDK that it takes the place of. */
type FreshWork = Work & { readonly present: InstalledSdk | null };

async function installFresh(
  tools: InstallTools,
  plan: InstallPlan,
  { progress, startedMs, present }: FreshWork,
): Promise<InstallResult> {
  const { context } = tools;
  const staging = await createStaging(context.layout, plan.name);
  let received: Received | null = null;
  try {
    const receive = { context, root: staging.root, progress };
    received = await (plan.origin === 'module-proxy'
      ? receiveModule({ ...receive, plan })
      : receiveArchive({ ...receive, plan }));
    progress.phase('verifying');
    await smokeTestSdk(context, { plan, root: staging.root, signal: progress.signal });
    progress.phase('committing');
    const plain = manifestHeader(context, plan, received);
    const checked = await crossCheck(context, { present, received, header: plain, folder: path.dirname(staging.root) });
    const unflushedBoot = (await flushFileSystem(staging.root)) ? {} : { unflushedBoot: await bootId() };
    const compared = checked !== null || plan.origin === 'module-proxy' ? { crossCheck: checked } : {};
    const header = { ...plain, ...compared, ...unflushedBoot };
    await commit(tools, { plan, staging, received, header, signal: progress.signal });
    if (!(await tools.settings.read()).settings.keepDownloads) await received.discardDownload();
    const root = context.layout.sdk(plan.name);
    context.events.emit('sdkInstalled', { version: plan.version, name: plan.name, root });
    const { fileCount, receivedBytes } = received;
    const durationMs = Math.round(context.clock.now() - startedMs);
    return {
      ok: true,
      version: plan.version,
      name: plan.name,
      root,
      bytes: receivedBytes,
      files: fileCount,
      durationMs,
      verifiedBy: header.verifiedBy,
      alreadyInstalled: false,
      ...(received.notAt === undefined ? {} : { notAt: received.notAt }),
    };
  } finally {
    await received?.close();
    await staging.remove();
  }
}

interface Commit {
  readonly plan: InstallPlan;
  readonly staging: Staging;
  readonly received: Received;
  readonly header: CopiedHeader;
  readonly signal: AbortSignal;
}

/** From here on the work is a matter of milliseconds and is not cancelled half-way. */
async function commit(tools: InstallTools, { plan, staging, received, header, signal }: Commit): Promise<void> {
  const { layout } = tools.context;
  const target = layout.sdk(plan.name);
  const old = await tools.locks.withLock('sdks', { signal }, async () => {
    const isThere = (await readInstalled(layout, plan.name)) !== null;
    let trashed: string | null = null;
    await tools.journal.change({
      lock: 'sdks',
      entry: {
        action: 'sdk.install',
        target: plan.name,
        summary: `${isThere ? 'Reinstalled' : 'Installed'} ${plan.name}, ${vouched(header.verifiedBy)}`,
        data: { root: target, archive: header.archive, ...(header.proof === undefined ? {} : { proof: header.proof }) },
        undo: isThere ? null : { action: 'sdk.uninstall', name: plan.name },
      },
      // The tree keeps what it is when it is renamed to its place.
      evidence: [
        { path: target, by: 'node', before: await stateOf(target, 'node'), after: await stateOf(staging.root, 'node') },
      ],
      make: async () => {
        trashed = await putInPlace(tools.context, {
          name: plan.name,
          staging,
          writeManifest: (file) => received.writeManifest(file, header),
        });
        await tools.refreshDerived();
      },
    });
    return trashed;
  });
  if (old !== null) await removeTree(old);
}

function manifestHeader(context: CoreContext, plan: InstallPlan, received: Received): CopiedHeader {
  return {
    schema: 1,
    name: plan.name,
    version: plan.version,
    os: plan.platform.os,
    arch: plan.platform.arch,
    origin: plan.origin,
    ...received.facts,
    installedAt: new Date(context.clock.now()).toISOString(),
  };
}

function vouched(by: VerifiedBy): string {
  if (by === 'checksum-database') return 'verified by the checksum database';
  if (by === null) return 'unproven, as the user insisted';
  return `verified by ${by === 'sha256' ? 'the sha256 of the release index' : 'the sha256 given by the user'}`;
}

/** Nothing to do, but for what an install killed right after its rename left undone. */
async function alreadyInstalled(
  tools: InstallTools,
  { header, root }: InstalledSdk,
  startedMs: number,
): Promise<InstallResult> {
  await repairDerived(tools);
  return {
    ok: true,
    version: header.version,
    name: header.name,
    root,
    bytes: 0,
    files: header.fileCount,
    durationMs: Math.round(tools.context.clock.now() - startedMs),
    verifiedBy: header.verifiedBy,
    alreadyInstalled: true,
  };
}

function explainInstallError(error: unknown, request: InstallRequest, signal: AbortSignal): unknown {
  if (signal.aborted && !isAppError(error, 'cancelled'))
    return new AppError('cancelled', 'The install was cancelled', { cause: error });
  return explainFileError(error, `install ${request.spec ?? request.from ?? 'Go'}`);
}

/**
 * Adopting an SDK from elsewhere. As in an install, nothing below versions/ is ever incomplete: the copy grows in
 * staging/, the manifest is written before the rename (or the link), and that is the moment at which the SDK is there.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { ManifestHeader } from '../../../contract/models.ts';
import { replaceLinkAtomic } from '../../base/files/atomic-file.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import { presenceEvidence } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { flushFileSystem } from '../../base/programs/flush-file-system.ts';
import type { CoreContext } from '../../context.ts';
import type { ModuleProxies } from '../../go/toolchain-module/create-module-proxies.ts';
import { sdkName } from '../../layout.ts';
import { pointCurrent, readActive, writeActive } from '../home/active-version.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { listInstalled, readInstalled } from '../home/installed-sdks.ts';
import { replaceManifestHeader, writeManifest } from '../home/manifest.ts';
import { findBrokenSdks } from '../home/sdk-problems.ts';
import { createStaging } from '../home/staging.ts';
import { moveToTrash } from '../home/trash.ts';
import { versionOfSdkName } from '../home/version-in-effect.ts';
import { bootId } from './boot-id.ts';
import { type ExaminedSdk, examineSdk } from './examine-sdk.ts';
import { probeSdk } from './probe-sdk.ts';
import { runSdkTask } from './run-sdk-task.ts';
import type { CopiedHeader } from './sdk-task.ts';
import type { ImportOptions } from './sdks.ts';
import { moduleOfCache, verifyCopied } from './verify-copied.ts';

interface ImportTools {
  readonly context: CoreContext;
  readonly journal: Journal;
  readonly locks: Locks;
  /** Brings aliases and shims in line with what is installed. */
  readonly refreshDerived: () => Promise<void>;
  readonly moduleProxies: ModuleProxies | undefined;
}

interface Adoption extends ImportOptions {
  readonly sdk: ExaminedSdk;
  readonly name: string;
}

/** Adopts the SDK at `folder`, as `Sdks.import` promises. */
export async function importSdk(tools: ImportTools, folder: string, options: ImportOptions): Promise<InstalledSdk> {
  const { context, locks } = tools;
  const { signal } = options.progress;
  try {
    options.progress.phase('resolving');
    const sdk = await examineSdk(context, assertDecodedPath(folder), signal);
    const name = sdkName(sdk.version, sdk, context.native);
    const onWait = () => options.progress.phase('waiting');
    if (sdk.ownName !== null && options.mode === 'link') throw ownCannotBeLinked(sdk.root);
    return await locks.withLock(`install-${name}`, { signal, onWait }, async () => {
      const present = await readInstalled(context.layout, name);
      const adoption = { ...options, sdk, name };
      if (present?.problem === null) return await giveWayToPresent(tools, adoption, present);
      const adopted = options.mode === 'copy' ? await adoptCopy(tools, adoption) : await adoptInPlace(tools, adoption);
      context.events.emit('sdkInstalled', { version: sdk.version, name, root: adopted.root });
      return adopted;
    });
  } catch (error) {
    if (signal.aborted && !isAppError(error, 'cancelled'))
      throw new AppError('cancelled', 'The import was cancelled', { cause: error });
    throw explainFileError(error, `adopt ${folder}`);
  }
}

async function adoptCopy(tools: ImportTools, adoption: Adoption): Promise<InstalledSdk> {
  const { context } = tools;
  const { sdk, progress, name } = adoption;
  const staging = await createStaging(context.layout, name);
  const manifest = path.join(path.dirname(staging.root), 'manifest.json');
  try {
    progress.phase('copying');
    const copied = adoptedHeader(context, adoption);
    const moduleVersion = moduleOfCache(sdk);
    const { header: plain, h1 } = await runSdkTask(
      'copy',
      { from: sdk.root, to: staging.root, manifest, header: copied, moduleVersion },
      progress,
    );
    progress.phase('verifying');
    const proof =
      moduleVersion === null || h1 === null
        ? null
        : await verifyCopied(tools, sdk.root, { moduleVersion, h1 }, progress.signal);
    const unflushedBoot = (await flushFileSystem(staging.root)) ? {} : { unflushedBoot: await bootId() };
    const verified: Partial<ManifestHeader> = proof === null ? {} : { verifiedBy: 'checksum-database', proof };
    const header: ManifestHeader = { ...plain, ...verified, ...unflushedBoot };
    if (Object.keys({ ...verified, ...unflushedBoot }).length > 0) await replaceManifestHeader(manifest, header);
    await smokeTestCopy(context, staging.root, sdk, progress.signal);
    const place = async (target: string) => {
      await rename(manifest, context.layout.manifest(name));
      await staging.moveTo(target);
    };
    return await commit(tools, adoption, { header, place });
  } finally {
    await staging.remove();
  }
}

async function adoptInPlace(tools: ImportTools, adoption: Adoption): Promise<InstalledSdk> {
  const { context } = tools;
  const header = { ...adoptedHeader(context, adoption), linkedTo: adoption.sdk.root, fileCount: 0, totalBytes: 0 };
  const place = async (target: string) => {
    await writeManifest(context.layout, { ...header, files: [] });
    await replaceLinkAtomic(target, adoption.sdk.root);
  };
  return await commit(tools, adoption, { header, place });
}

async function smokeTestCopy(context: CoreContext, root: string, sdk: ExaminedSdk, signal: AbortSignal): Promise<void> {
  const { os, native, env } = context;
  const said = await probeSdk({ root, os, native, env, signal });
  if (said !== sdk.version)
    throw new AppError('probe-failed', `The copy of ${sdk.root} says it is ${said}, not ${sdk.version}`);
}

interface Commit {
  readonly header: ManifestHeader;
  /** Puts the manifest and then, in one step, the SDK at its place. */
  readonly place: (target: string) => Promise<void>;
}

/** From here on the work is a matter of milliseconds and is not cancelled half-way. */
async function commit(
  tools: ImportTools,
  { name, sdk, mode, progress }: Adoption,
  { header, place }: Commit,
): Promise<InstalledSdk> {
  const { context, journal, locks } = tools;
  const root = context.layout.sdk(name);
  progress.phase('committing');
  const leftover = await locks.withLock('sdks', { signal: progress.signal }, async () => {
    const moved = [await moveToTrash(context, root)];
    await mkdir(context.layout.versions, { recursive: true });
    const replaced = await supersededBy(context, { name, sdk, mode });
    await journal.change({
      lock: 'sdks',
      entry: {
        action: 'sdk.import',
        target: name,
        summary: `Adopted ${sdk.root} as ${name}, ${mode === 'copy' ? 'as a copy' : 'in place'}${header.proof === undefined ? '' : ', verified by the checksum database'}${replaced.length === 0 ? '' : `, in the place of ${replaced.join(', ')}`}`,
        data: {
          from: sdk.root,
          mode,
          ...(replaced.length === 0 ? {} : { replaced }),
          ...(header.proof === undefined ? {} : { proof: header.proof }),
        },
        undo: { action: 'sdk.uninstall', name },
      },
      evidence: [presenceEvidence(root, { isMade: true })],
      make: async () => {
        await place(root);
        for (const old of replaced) moved.push(await giveWay(context, old, name));
        await tools.refreshDerived();
      },
    });
    return { moved, replaced };
  });
  for (const old of leftover.replaced) context.events.emit('sdkRemoved', { version: versionOfSdkName(old), name: old });
  for (const tree of leftover.moved) if (tree !== null) await removeTree(tree);
  return { name, root, header, problem: null };
}

/**
 * Names below versions/ that this adoption makes untrue: of links to the same folder, when it held another version, and
 * of a folder of versions/ that was put there or renamed by hand.
 */
async function supersededBy(
  { layout }: CoreContext,
  { name, sdk, mode }: Pick<Adoption, 'name' | 'sdk' | 'mode'>,
): Promise<string[]> {
  if (sdk.ownName !== null) return sdk.ownName === name ? [] : [sdk.ownName];
  if (mode === 'copy') return [];
  const installed = await listInstalled(layout);
  const links = installed.filter(({ problem, header }) => problem?.kind === 'replaced' && header.linkedTo === sdk.root);
  const broken = await findBrokenSdks(layout, new Set(installed.map((one) => one.name)));
  const strays = broken.filter(({ linkedTo }) => linkedTo === sdk.root);
  return [...links, ...strays].map((link) => link.name).filter((other) => other !== name);
}

/**
 * `active` and `current` follow to the new name before the old one goes, so that no reader is led to a missing SDK.
 * Answers where the old one is now.
 */
async function giveWay(context: CoreContext, old: string, name: string): Promise<string | null> {
  const { layout } = context;
  if ((await readActive(layout)) === old) {
    await pointCurrent(layout, name);
    await writeActive(layout, name);
    context.events.emit('activeChanged', { active: name, previous: old });
  }
  const moved = await moveToTrash(context, layout.sdk(old));
  await rm(layout.manifest(old), { force: true });
  return moved;
}

function adoptedHeader(context: CoreContext, { name, sdk }: Adoption): CopiedHeader {
  const { version, os, arch } = sdk;
  const installedAt = new Date(context.clock.now()).toISOString();
  return { schema: 1, name, version, os, arch, origin: 'adopted', verifiedBy: null, archive: null, installedAt };
}

function ownCannotBeLinked(root: string): AppError {
  const message = `${root} is in GoSwitch's own home, so a link to it would lead back here`;
  return new AppError('sdk-invalid', message, { hint: `goswitch import ${root}` });
}

/**
 * That version is installed, so there is nothing to adopt; what stands for it under a wrong name goes to trash/, where
 * `prune` finds it.
 */
async function giveWayToPresent(
  { context, journal, locks, refreshDerived }: ImportTools,
  adoption: Adoption,
  present: InstalledSdk,
): Promise<InstalledSdk> {
  const { name, sdk } = adoption;
  const replaced = await locks.withLock('sdks', { signal: adoption.progress.signal }, async () => {
    const names = await supersededBy(context, adoption);
    if (names.length === 0) throw alreadyInstalled(context, name);
    const summary = `Removed ${names.join(', ')}, because ${sdk.root} holds ${name}, which is installed`;
    await journal.change({
      lock: 'sdks',
      entry: { action: 'sdk.import', target: name, summary, data: { from: sdk.root, replaced: names }, undo: null },
      evidence: names.map((old) => presenceEvidence(context.layout.sdk(old), { isMade: false })),
      make: async () => {
        for (const old of names) await giveWay(context, old, name);
        await refreshDerived();
      },
    });
    return names;
  });
  for (const old of replaced) context.events.emit('sdkRemoved', { version: versionOfSdkName(old), name: old });
  return present;
}

function alreadyInstalled({ layout }: CoreContext, name: string): AppError {
  return new AppError('sdk-already-installed', `${name} is already installed: ${layout.sdk(name)}`, {
    hint: `To replace it: goswitch uninstall ${name}, then run this again`,
  });
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { Platform } from '../../contract/models.ts';
import type { CoreContext } from '../context.ts';
import { resolveSpec } from '../go-version/resolve-spec.ts';
import { parseSpec } from '../go-version/spec.ts';
import { sdkName } from '../layout.ts';
import type { FindOptions, Releases } from '../releases/releases.ts';
import { type ArchiveName, isArchivePath, parseArchiveName } from './archive-name.ts';
import { checkedArch } from './checked-arch.ts';
import { checksumMissing, fetchChecksumSidecar, SIDECAR_BASE } from './checksum-sidecar.ts';
import type { ArchivePlan, InstallPlan, InstallRequest } from './install-plan.ts';
import { type ModulePlanTools, planModule } from './plan-module.ts';

export interface PlanDependencies {
  readonly releases: Releases;
  readonly moduleProxies: ModulePlanTools['moduleProxies'];
  /** Where `.sha256` sidecars are; default the files' own host. */
  readonly sidecarBase?: string;
}

type PlanTools = PlanDependencies & { readonly context: CoreContext };

/**
 * Decides what to install, from where, and what its sha256 must be. A sha256 of the user's beats the index's; without either the `.sha256` sidecar
 * is asked for. From the Go module proxies: as `planModule`. Throws what `Releases.find` throws, `invalid-input`, `source-unknown`, `checksum-missing`.
 */
export async function planInstall(tools: PlanTools, request: InstallRequest, signal: AbortSignal): Promise<InstallPlan> {
  if (request.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(request.sha256)) {
    throw new AppError('invalid-input', '--sha256 takes 64 hexadecimal digits');
  }
  const proxy = request.from === undefined ? null : await tools.releases.moduleProxyOf(request.from);
  if (proxy !== null) return await planModule(tools, { ...request, own: proxy.own }, signal);
  if (request.from !== undefined && isArchivePath(request.from)) return await planArchive(tools, request, request.from, signal);
  return await planRelease(tools, request, signal);
}

async function planRelease(tools: PlanTools, request: InstallRequest, signal: AbortSignal): Promise<ArchivePlan> {
  if (request.spec === undefined) throw new AppError('invalid-input', 'Which version? As in: goswitch install 1.26');
  const found = await tools.releases.find(request.spec, findOptions(tools.context, request, signal));
  const { file } = found;
  const sha256 = request.sha256 ?? file.sha256 ?? (await sidecar(tools, file.filename, signal));
  return {
    name: sdkName(found.release.version, found.platform, tools.context.native),
    version: found.release.version,
    platform: found.platform,
    archive: {
      filename: file.filename,
      format: file.filename.endsWith('.zip') ? 'zip' : 'tar.gz',
      bytes: { urls: found.urls },
      sizeBytes: file.sizeBytes,
      sha256: sha256.toLowerCase(),
    },
    origin: 'official',
    verifiedBy: request.sha256 === undefined ? 'sha256' : 'user-sha256',
  };
}

/** One archive, by URL or path. Its name says version and platform; its sha256 is the user's, or the index's for a file of this name. */
async function planArchive(tools: PlanTools, request: InstallRequest, from: string, signal: AbortSignal): Promise<ArchivePlan> {
  const isUrl = /^https?:\/\//i.test(from);
  const filename = isUrl ? decodeURIComponent(path.posix.basename(new URL(from).pathname)) : path.basename(from);
  const named = parseArchiveName(filename);
  if (named === null) {
    throw new AppError('invalid-input', `"${filename}" does not name a Go version and platform`, {
      hint: 'Archives are named like go1.26.3.linux-amd64.tar.gz',
    });
  }
  checkAgainstRequest(tools.context, request, named);
  if (!isUrl) await checkFile(from);
  const sha256 = request.sha256 ?? (await knownChecksum(tools, named, filename, signal));
  return {
    name: sdkName(named.version, named.platform, tools.context.native),
    version: named.version,
    platform: named.platform,
    archive: {
      filename,
      format: named.format,
      bytes: isUrl ? { urls: [from] } : { file: path.resolve(from) },
      sizeBytes: null,
      sha256: sha256.toLowerCase(),
    },
    origin: isUrl ? 'official' : 'file',
    verifiedBy: request.sha256 === undefined ? 'sha256' : 'user-sha256',
  };
}

function checkAgainstRequest(context: CoreContext, request: InstallRequest, named: ArchiveName): void {
  if (request.spec !== undefined && resolveSpec(parseSpec(request.spec), [named.version]) === null) {
    throw new AppError('invalid-input', `The archive is ${named.version}, not ${request.spec}`);
  }
  const os = context.native.os;
  if (named.platform.os !== os) {
    throw new AppError('platform-unavailable', `The archive is for ${named.platform.os}, this machine runs ${os}`);
  }
  if (request.arch !== undefined && !isSameArch(request.arch, named.platform.arch)) {
    throw new AppError('invalid-input', `The archive is for ${named.platform.arch}, not ${request.arch}`);
  }
}

/** linux/arm is published as armv6l. */
function isSameArch(asked: string, published: string): boolean {
  return asked === published || (asked === 'arm' && published === 'armv6l');
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError('source-unknown', `Cannot read ${file}: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}`, { cause });
  });
  if (!found.isFile()) throw new AppError('source-unknown', `${file} is not a file`);
}

async function knownChecksum(tools: PlanTools, named: ArchiveName, filename: string, signal: AbortSignal): Promise<string> {
  const spec = /^go\d+\.\d+$/.test(named.version) ? `${named.version}.0` : named.version;
  try {
    const { file } = await tools.releases.find(spec, { platform: named.platform, signal });
    if (file.filename === filename && file.sha256 !== null) return file.sha256;
  } catch (error) {
    if (signal.aborted || !isAppError(error)) throw error;
    throw checksumMissing(filename, error);
  }
  return await sidecar(tools, filename, signal);
}

async function sidecar(tools: PlanTools, filename: string, signal: AbortSignal): Promise<string> {
  const base = tools.sidecarBase ?? SIDECAR_BASE;
  return await fetchChecksumSidecar(await tools.context.http(), base, filename, signal);
}

function findOptions(context: CoreContext, request: InstallRequest, signal: AbortSignal): FindOptions {
  const platform: Platform | undefined = request.arch === undefined ? undefined : { os: context.native.os, arch: checkedArch(request.arch) };
  return { signal, ...(platform === undefined ? {} : { platform }), ...(request.from === undefined ? {} : { from: request.from }) };
}

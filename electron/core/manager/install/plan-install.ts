import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../../contract/errors.ts';
import type { Platform } from '../../../contract/models.ts';
import { openRegularFile } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import { HEAD_BYTES, isArchiveHead, isZipHead, notAnArchive } from '../../go/archives/archive-head.ts';
import {
  formatOf,
  isArchivePath,
  isReleaseName,
  type NamedArchive,
  parseArchiveName,
} from '../../go/archives/archive-name.ts';
import { resolveSpec } from '../../go/go-version/resolve-spec.ts';
import { parseSpec } from '../../go/go-version/spec.ts';
import type { FindOptions, Releases } from '../../go/releases/releases.ts';
import { sdkName } from '../../layout.ts';
import { readArchiveVersion } from './archive-version.ts';
import { checkedPlatform } from './checked-arch.ts';
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
 * Decides what to install, from where, and what its sha256 must be. A sha256 of the user's beats the index's; without
 * either the `.sha256` sidecar is asked for. From the Go module proxies: as `planModule`. Throws what `Releases.find`
 * throws, `invalid-input`, `source-unknown`, `checksum-missing`.
 */
export async function planInstall(
  tools: PlanTools,
  request: InstallRequest,
  signal: AbortSignal,
): Promise<InstallPlan> {
  if (request.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(request.sha256)) {
    throw new AppError('invalid-input', '--sha256 takes 64 hexadecimal digits');
  }
  const proxy = request.from === undefined ? null : await tools.releases.moduleProxyOf(request.from);
  if (proxy !== null) return await planModule(tools, { ...request, own: proxy.own }, signal);
  if (request.from !== undefined && (isArchivePath(request.from) || (await isFile(request.from))))
    return await planArchive(tools, request, request.from, signal);
  return await planRelease(tools, request, signal);
}

async function planRelease(tools: PlanTools, request: InstallRequest, signal: AbortSignal): Promise<ArchivePlan> {
  if (request.spec === undefined)
    throw new AppError('invalid-input', 'No version was given. Example: goswitch install 1.26');
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
      bytes: {
        urls: found.urls,
        ...(found.list.filesAt === undefined
          ? {}
          : { lagging: { mirror: found.list.filesAt, elsewhere: found.elsewhere } }),
      },
      sizeBytes: file.sizeBytes,
      sha256: sha256.toLowerCase(),
    },
    origin: 'official',
    verifiedBy: request.sha256 === undefined ? 'sha256' : 'user-sha256',
  };
}

/**
 * One archive, by URL or path. Its name says version and platform, or the request does where the name was changed past
 * knowing, or the VERSION file in it where it is here already; its sha256 is the user's, or the index's for the
 * release. Downloads and errors go by the release's own file name.
 */
async function planArchive(
  tools: PlanTools,
  request: InstallRequest,
  from: string,
  signal: AbortSignal,
): Promise<ArchivePlan> {
  const isUrl = /^https?:\/\//i.test(from);
  const given = isUrl ? lastSegment(from) : path.basename(from);
  if (!isUrl) await checkFile(from);
  const { version, platform, ...named } = await nameArchive(tools.context, request, {
    given,
    file: isUrl ? null : from,
    signal,
  });
  checkAgainstRequest(tools.context, request, { version, platform });
  const format = named.format ?? (isUrl ? usualFormat(platform) : await formatByHead(from));
  const filename = isReleaseName(given) ? given : `${version}.${platform.os}-${platform.arch}.${format}`;
  const sha256 = request.sha256 ?? (await knownChecksum(tools, { version, platform }, filename, signal));
  return {
    name: sdkName(version, platform, tools.context.native),
    version,
    platform,
    archive: {
      filename,
      format,
      bytes: isUrl ? { urls: [from] } : { file: path.resolve(from) },
      sizeBytes: null,
      sha256: sha256.toLowerCase(),
    },
    origin: isUrl ? 'official' : 'file',
    verifiedBy: request.sha256 === undefined ? 'sha256' : 'user-sha256',
  };
}

function lastSegment(url: string): string {
  const segment = path.posix.basename(new URL(url).pathname);
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}

/** What is known of an archive before its bytes are: its name, its place where that is on this machine. */
interface GivenArchive {
  readonly given: string;
  readonly file: string | null;
  readonly signal: AbortSignal;
}

async function nameArchive(
  { native }: CoreContext,
  request: InstallRequest,
  { given, file, signal }: GivenArchive,
): Promise<NamedArchive> {
  const spec =
    request.spec ??
    (file === null || request.sha256 === undefined || parseArchiveName(given) !== null
      ? null
      : await readArchiveVersion(file, signal));
  const named = parseArchiveName(given) ?? (spec === null ? null : nameByRequest({ ...request, spec }, given, native));
  if (named !== null) return named;
  throw new AppError(
    'invalid-input',
    `${JSON.stringify(given.slice(0, 200))} does not name a Go version and platform`,
    {
      hint: 'Archives are named like go1.26.3.linux-amd64.tar.gz. For another name give the version and --sha256, as in: goswitch install 1.26.3 --from FILE --sha256 HEX',
    },
  );
}

/**
 * Only with the user's own sha256 is the user's word taken for what an archive is; its VERSION file must say the same
 * in the end.
 */
function nameByRequest({ spec, sha256, arch }: InstallRequest, given: string, native: Platform): NamedArchive | null {
  if (spec === undefined || sha256 === undefined) return null;
  const parsed = parseSpec(spec);
  if (parsed.kind !== 'exact') return null;
  return {
    version: parsed.version,
    platform: arch === undefined ? native : checkedPlatform(arch, native),
    format: formatOf(given),
  };
}

function usualFormat({ os }: Platform): 'tar.gz' | 'zip' {
  return os === 'windows' ? 'zip' : 'tar.gz';
}

async function formatByHead(file: string): Promise<'tar.gz' | 'zip'> {
  const handle = await openRegularFile(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead < HEAD_BYTES || !isArchiveHead(head)) throw notAnArchive({ from: file, head });
    return isZipHead(head) ? 'zip' : 'tar.gz';
  } finally {
    await handle.close();
  }
}

async function isFile(from: string): Promise<boolean> {
  // A bare word is the name of a source.
  if (/^https?:\/\//i.test(from) || !/[\\/]/.test(from)) return false;
  return await stat(from).then(
    (found) => found.isFile(),
    () => false,
  );
}

function checkAgainstRequest(
  context: CoreContext,
  request: InstallRequest,
  named: Pick<NamedArchive, 'version' | 'platform'>,
): void {
  if (request.spec !== undefined && resolveSpec(parseSpec(request.spec), [named.version]) === null) {
    throw new AppError('invalid-input', `The archive is ${named.version}, not ${request.spec}`);
  }
  const os = context.native.os;
  if (named.platform.os !== os) {
    throw new AppError('platform-unavailable', `The archive is for ${named.platform.os}, this machine runs ${os}`);
  }
  if (request.arch !== undefined && checkedPlatform(request.arch, context.native).arch !== named.platform.arch) {
    throw new AppError('invalid-input', `The archive is for ${named.platform.arch}, not ${request.arch}`);
  }
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError(
      'source-unknown',
      `Cannot read ${file}: ${cause.code === 'ENOENT' ? 'there is no such file' : cause.message}`,
      { cause },
    );
  });
  if (!found.isFile()) throw new AppError('source-unknown', `${file} is not a file`);
}

async function knownChecksum(
  tools: PlanTools,
  named: Pick<NamedArchive, 'version' | 'platform'>,
  filename: string,
  signal: AbortSignal,
): Promise<string> {
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
  const platform = request.arch === undefined ? undefined : checkedPlatform(request.arch, context.native);
  return {
    signal,
    ...(platform === undefined ? {} : { platform }),
    ...(request.from === undefined ? {} : { from: request.from }),
  };
}

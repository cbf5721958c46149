import { AppError } from '../../../contract/errors.ts';
import type { Platform } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import { parseSpec, type Spec } from '../../go/go-version/spec.ts';
import { toolchainVersion } from '../../go/module-proxy/toolchain-version.ts';
import { findRelease } from '../../go/releases/find-release.ts';
import { MODULE_PROXY_SOURCE } from '../../go/releases/module-proxy-source.ts';
import type { ModuleProxies } from '../../go/toolchain-module/create-module-proxies.ts';
import type { ModuleProxy } from '../../go/toolchain-module/open-module-proxy.ts';
import { toReleaseList } from '../../go/toolchain-module/to-release-list.ts';
import { sdkName } from '../../layout.ts';
import { checkedPlatform } from './checked-arch.ts';
import type { InstallRequest, ModulePlan } from './install-plan.ts';

export interface ModulePlanTools {
  readonly context: CoreContext;
  readonly moduleProxies: ModuleProxies;
}

/** `own`: the module proxy of a source of the settings, in place of those that the go command uses. */
interface ModuleRequest extends InstallRequest {
  readonly own: string | undefined;
}

/**
 * Decides what to install from the Go module proxies. An exact version is asked for as it is, as the go command does;
 * for any other spec their list is read. That something can verify it is made sure of before anything is fetched. Throws
 * `invalid-input`, `invalid-spec`, `release-not-found`, `goproxy-unset`, `go-setting-invalid`, `sumdb-disabled`, and
 * what asking for the list throws.
 */
export async function planModule(
  { context, moduleProxies }: ModulePlanTools,
  request: ModuleRequest,
  signal: AbortSignal,
): Promise<ModulePlan> {
  if (request.spec === undefined)
    throw new AppError('invalid-input', 'No version was given. Example: goswitch install 1.26 --from proxy');
  if (request.sha256 !== undefined) {
    throw new AppError(
      'invalid-input',
      '--sha256 is for archives: what comes from a module proxy is verified by the checksum database',
    );
  }
  const spec = parseSpec(request.spec);
  const { native } = context;
  const platform: Platform = request.arch === undefined ? native : checkedPlatform(request.arch, native);
  const proxy = await moduleProxies.open({ signal, own: request.own });
  const database = proxy.database({ allowUnproven: request.allowUnproven ?? false });
  const version = spec.kind === 'exact' ? spec.version : await findVersion(context, proxy, spec, platform);
  return {
    name: sdkName(version, platform, native),
    version,
    platform,
    origin: 'module-proxy',
    moduleVersion: toolchainVersion(version, platform),
    proxy,
    isToBeVerified: database !== null,
  };
}

async function findVersion(context: CoreContext, proxy: ModuleProxy, spec: Spec, platform: Platform): Promise<string> {
  const fetchedAt = new Date(context.clock.now()).toISOString();
  return findRelease(toReleaseList(await proxy.list(platform), MODULE_PROXY_SOURCE, fetchedAt, platform), spec).version;
}

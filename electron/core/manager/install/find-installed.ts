import type { CoreContext } from '../../context.ts';
import { parseSpec } from '../../go/go-version/spec.ts';
import { sdkName } from '../../layout.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { readInstalled } from '../home/installed-sdks.ts';
import { checkedPlatform } from './checked-arch.ts';
import type { InstallRequest } from './install-plan.ts';

/**
 * The SDK that a request for one exact version would install, when it is there already and as it should be: that needs
 * no index, so it works offline. Null when it is not there, or when only the index can tell which version is meant.
 * Throws `invalid-spec`.
 */
export async function findInstalled(context: CoreContext, request: InstallRequest): Promise<InstalledSdk | null> {
  if (request.spec === undefined || request.from !== undefined) return null;
  const spec = parseSpec(request.spec);
  if (spec.kind !== 'exact') return null;
  const { native } = context;
  const platform = request.arch === undefined ? native : checkedPlatform(request.arch, native);
  const sdk = await readInstalled(context.layout, sdkName(spec.version, platform, native));
  return sdk?.problem === null ? sdk : null;
}

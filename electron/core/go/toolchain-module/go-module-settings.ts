import { AppError } from '../../../contract/errors.ts';
import type { GoVariable } from '../../../contract/projects.ts';
import type { CoreContext } from '../../context.ts';
import { DEFAULT_GOSUMDB } from '../checksum-database/checksum-database.ts';
import { isSingleFileProxy, type ProxyEntry, parseProxyList } from '../module-proxy/proxy-list.ts';
import { type GoEnvPlaces, goVariable, readGoEnvPlaces } from '../variables/go-variable.ts';

/**
 * What decides how modules are fetched and verified, and where each value comes from. Values may hold credentials: not
 * for display.
 */
export interface GoModuleSettings {
  readonly goproxy: string;
  readonly proxies: readonly ProxyEntry[];
  readonly goproxyFrom: 'goswitch' | GoVariable['origin'];
  readonly gosumdb: string;
  readonly goauth: string;
  /** GOPROXY is `file://` alone: the one case in which Go lets GOSUMDB=off pass for toolchains. */
  readonly isSingleFile: boolean;
}

interface GoModuleSettingsOptions {
  readonly context: Pick<CoreContext, 'env' | 'os' | 'layout'>;
  /** GoSwitch's own setting `goproxy`. */
  readonly own: string;
  /** Roots of SDKs whose go.env may hold defaults, the most telling first. */
  readonly roots: readonly string[];
}

/**
 * GoSwitch's own setting where there is one; else GOPROXY as the go command finds it: environment, the file of `go env
 * -w`, `go.env` of the first SDK that has a value. GOSUMDB and GOAUTH likewise. Throws `goproxy-unset` when nothing
 * names a proxy, `go-setting-invalid`.
 */
export async function readGoModuleSettings({
  context,
  own,
  roots,
}: GoModuleSettingsOptions): Promise<GoModuleSettings> {
  const { env, os } = context;
  // Without an SDK the first two places still count.
  const candidates: readonly (string | null)[] = roots.length === 0 ? [null] : roots;
  const places = await Promise.all(candidates.map((root) => readGoEnvPlaces({ env, os, root })));
  const found = findFirst('GOPROXY', places);
  const goproxy = own.trim() === '' ? found.value : own.trim();
  if (goproxy === '') throw unset();
  return {
    goproxy,
    proxies: parseProxyList(goproxy),
    goproxyFrom: own.trim() === '' ? found.origin : 'goswitch',
    gosumdb: findFirst('GOSUMDB', places).value || DEFAULT_GOSUMDB,
    goauth: findFirst('GOAUTH', places).value || 'netrc',
    isSingleFile: isSingleFileProxy(goproxy),
  };
}

/** The first value that is not empty, and else what the last of the places says. */
function findFirst(name: string, places: readonly GoEnvPlaces[]): GoVariable {
  const found = places.map((each) => goVariable(name, each));
  return found.find(({ value }) => value !== '') ?? found.at(-1)!;
}

function unset(): AppError {
  return new AppError(
    'goproxy-unset',
    'No Go module proxy is configured: GOPROXY is not set in the environment, with go env -w, or by an SDK on this machine',
    {
      hint: 'Set one with: goswitch settings set goproxy https://proxy.example (or go env -w GOPROXY=...)',
    },
  );
}

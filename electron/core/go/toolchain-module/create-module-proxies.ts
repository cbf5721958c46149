import type { CoreContext } from '../../context.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { findExternalSdks } from '../../manager/sdks/external-sdks.ts';
import { listInstalled } from '../../manager/home/installed-sdks.ts';
import type { SettingsStore } from '../../base/settings/settings-store.ts';
import { readActive } from '../../manager/home/active-version.ts';
import { type ModuleProxy, openModuleProxy } from './open-module-proxy.ts';

/** The Go module proxies of this machine. */
export interface ModuleProxies {
  /** Those in force now, for one piece of work; or `own`, written as GOPROXY, in their place. Throws `goproxy-unset`, `go-setting-invalid`. */
  open(options?: { readonly signal?: AbortSignal | undefined; readonly own?: string | undefined }): Promise<ModuleProxy>;
}

export interface ModuleProxiesDependencies {
  readonly locks: Locks;
  readonly settings: SettingsStore;
  readonly systemRoot: string;
}

export function createModuleProxies(context: CoreContext, { locks, settings, systemRoot }: ModuleProxiesDependencies): ModuleProxies {
  return {
    async open({ signal, own } = {}) {
      const [{ settings: values }, roots] = await Promise.all([settings.read(), sdkRoots(context, systemRoot)]);
      return await openModuleProxy({ context, locks, own: own ?? values.goproxy, roots, ...(signal === undefined ? {} : { signal }) });
    },
  };
}

/** Roots whose go.env may have defaults: the active SDK, the other installed ones, then what else is on this machine. */
async function sdkRoots(context: CoreContext, systemRoot: string): Promise<string[]> {
  const [active, installed, external] = await Promise.all([
    readActive(context.layout),
    listInstalled(context.layout),
    findExternalSdks(context, systemRoot),
  ]);
  const activeFirst = installed.toSorted((a, b) => Number(b.name === active) - Number(a.name === active));
  return [...activeFirst, ...external].map(({ root }) => root);
}

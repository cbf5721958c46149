import type { Locks } from '../../base/locks/lock.ts';
import type { SettingsStore } from '../../base/settings/settings-store.ts';
import type { CoreContext } from '../../context.ts';
import { type ModuleProxy, openModuleProxy } from './open-module-proxy.ts';

/** The Go module proxies of this machine. */
export interface ModuleProxies {
  /**
   * Those in effect now, for one piece of work; or `own`, written as GOPROXY, in their place. Throws `goproxy-unset`,
   * `go-setting-invalid`.
   */
  open(options?: {
    readonly signal?: AbortSignal | undefined;
    readonly own?: string | undefined;
  }): Promise<ModuleProxy>;
}

interface ModuleProxiesDependencies {
  readonly locks: Locks;
  readonly settings: SettingsStore;
  /** Roots whose go.env may have defaults, the most telling first. */
  readonly roots: () => Promise<readonly string[]>;
}

export function createModuleProxies(
  context: CoreContext,
  { locks, settings, roots: listRoots }: ModuleProxiesDependencies,
): ModuleProxies {
  return {
    async open({ signal, own } = {}) {
      const [{ settings: values }, roots] = await Promise.all([settings.read(), listRoots()]);
      return await openModuleProxy({
        context,
        locks,
        own: own ?? values.goproxy,
        roots,
        ...(signal === undefined ? {} : { signal }),
      });
    },
  };
}

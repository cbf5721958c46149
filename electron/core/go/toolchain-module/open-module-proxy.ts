import type { Platform } from '../../../contract/models.ts';
import type { ModuleProof } from '../../../contract/module-proof.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import { type ChecksumDatabase, parseGosumdb } from '../checksum-database/checksum-database.ts';
import { createSumdbClient } from '../checksum-database/sumdb-client.ts';
import { verifyModule } from '../checksum-database/verify-module.ts';
import { createAuthorize } from '../module-proxy/go-auth.ts';
import { createProxyReader } from '../module-proxy/proxy-reader.ts';
import { type FetchedZip, type FetchZipOptions, fetchToolchainZip } from './fetch-toolchain-zip.ts';
import { type GoModuleSettings, readGoModuleSettings } from './go-module-settings.ts';
import { listToolchains, type ToolchainList } from './list-toolchains.ts';

interface ModuleProxyOptions {
  readonly context: CoreContext;
  readonly locks: Locks;
  /** GoSwitch's own setting `goproxy`. */
  readonly own: string;
  /** Roots of SDKs, for the defaults in their go.env. */
  readonly roots: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * The module proxies in effect and the checksum database, for one piece of work: what it is told of the environment does
 * not change meanwhile.
 */
export interface ModuleProxy {
  readonly settings: GoModuleSettings;
  /** As `listToolchains`. @param platform in the terms of the release index */
  list(platform: Platform): Promise<ToolchainList>;
  /** As `fetchToolchainZip`. */
  fetchZip(options: Omit<FetchZipOptions, 'context' | 'proxies' | 'authorize' | 'signal'>): Promise<FetchedZip>;
  /**
   * The database that must verify what comes, to be asked before anything is fetched; null only where GOSUMDB=off, a
   * `file://` proxy alone is in effect, and the user insists. Throws `sumdb-disabled`, `go-setting-invalid`.
   */
  database(choice?: { readonly allowUnproven?: boolean }): ChecksumDatabase | null;
  /** As `verifyModule`. Throws `sumdb-disabled` where GOSUMDB=off. */
  verify(moduleVersion: string, h1: string): Promise<ModuleProof>;
}

/** Throws `goproxy-unset`, `go-setting-invalid`. Nothing is asked of the network yet. */
export async function openModuleProxy({
  context,
  locks,
  own,
  roots,
  signal,
}: ModuleProxyOptions): Promise<ModuleProxy> {
  const settings = await readGoModuleSettings({ context, own, roots });
  const { proxies } = settings;
  const authorize = createAuthorize(context, settings.goauth);
  const reader = createProxyReader(context, authorize, signal);
  return {
    settings,
    list: (platform) => listToolchains(proxies, reader, platform),
    fetchZip: (options) =>
      fetchToolchainZip({ ...options, context, proxies, authorize, ...(signal === undefined ? {} : { signal }) }),
    database({ allowUnproven = false } = {}) {
      return settings.gosumdb === 'off' && settings.isSingleFile && allowUnproven
        ? null
        : parseGosumdb(settings.gosumdb);
    },
    async verify(moduleVersion, h1) {
      const client = createSumdbClient({ context, locks, database: parseGosumdb(settings.gosumdb), proxies, reader });
      return await verifyModule(client, moduleVersion, h1);
    },
  };
}

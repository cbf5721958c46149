import { type AppError, isAppError } from '../../../contract/errors.ts';
import type { Release, ReleaseList } from '../../../contract/models.ts';
import type { SettingsStore } from '../../base/settings/settings-store.ts';
import type { CoreContext } from '../../context.ts';
import { parseSpec } from '../go-version/spec.ts';
import type { ModuleProxies } from '../toolchain-module/create-module-proxies.ts';
import { findArchive, findRelease } from './find-release.ts';
import { listForPlace } from './list-for-place.ts';
import { MODULE_PROXY_SOURCE } from './module-proxy-source.ts';
import type { Releases } from './releases.ts';
import { type ResolvedSource, resolveFrom, resolveSources } from './resolve-sources.ts';
import { type AskOptions, createSourceIndexes } from './source-indexes.ts';
import { fileUrl } from './source-url.ts';
import { trustedSha256 } from './trusted-sha256.ts';

interface Configured {
  readonly sources: readonly ResolvedSource[];
  readonly indexes: readonly ResolvedSource[];
  /** How to ask when nothing else is wanted; with `signal`. */
  readonly asking: AskOptions;
}

interface ReleasesDependencies {
  readonly settings: SettingsStore;
  readonly moduleProxies: ModuleProxies;
}

/**
 * What is published, over the sources of the settings and the kept copies below index/. See `Releases` for what each
 * method promises.
 */
export function createReleases(context: CoreContext, deps: ReleasesDependencies): Releases {
  const sourceIndexes = createSourceIndexes(context);

  async function configured(signal?: AbortSignal): Promise<Configured> {
    const { settings } = await deps.settings.read();
    const sources = resolveSources(settings);
    const asking = { maxAgeMs: settings.indexMaxAgeMinutes * 60_000, retries: settings.retries, signal };
    return { sources, indexes: sources.filter(({ kind }) => kind === 'index'), asking };
  }

  /** Asks again when the list is a kept one that does not know the spec: a release may have come out since. */
  async function findAsking(
    spec: string,
    ask: (always: boolean) => Promise<ReleaseList>,
  ): Promise<{ release: Release; list: ReleaseList }> {
    const wanted = parseSpec(spec);
    const startedAt = context.clock.now();
    const list = await ask(false);
    try {
      return { release: findRelease(list, wanted), list };
    } catch (error) {
      const wasKept = Date.parse(list.fetchedAt) < startedAt && list.stale === null;
      if (!wasKept || !isAppError(error, 'release-not-found')) throw error;
      const renewed = await ask(true);
      return { release: findRelease(renewed, wanted), list: renewed };
    }
  }

  function moduleProxyIn(
    sources: readonly ResolvedSource[],
    from: string,
  ): { readonly own: string | undefined } | null {
    const named = sources.find(({ name }) => name === from);
    if (named === undefined) return from === MODULE_PROXY_SOURCE ? { own: undefined } : null;
    return named.kind === 'module-proxy' ? { own: named.base } : null;
  }

  async function listModuleProxy(
    name: string,
    own: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<ReleaseList> {
    const { toReleaseList } = await import('../toolchain-module/to-release-list.ts');
    const proxies = await deps.moduleProxies.open({ signal, own });
    return toReleaseList(
      await proxies.list(context.native),
      name,
      new Date(context.clock.now()).toISOString(),
      context.native,
    );
  }

  /** What the first module proxy that has a list says; `failure` where none has. */
  async function listAnyModuleProxy(
    sources: readonly ResolvedSource[],
    signal: AbortSignal | undefined,
    failure: AppError,
  ): Promise<ReleaseList> {
    for (const way of routesOf(sources)) {
      const proxy = way === undefined ? null : moduleProxyIn(sources, way);
      if (way === undefined || proxy === null) continue;
      try {
        return await listModuleProxy(way, proxy.own, signal);
      } catch (error) {
        if (!isAppError(error) || error.code === 'cancelled') throw error;
        context.log.warn('A Go module proxy does not give a list either', {
          source: way,
          code: error.code,
          message: error.message,
        });
      }
    }
    throw failure;
  }

  return {
    async listOnly(from, signal) {
      const { sources, indexes, asking } = await configured(signal);
      const proxy = moduleProxyIn(sources, from);
      if (proxy !== null) return await listModuleProxy(from, proxy.own, signal);
      return await listForPlace({ log: context.log, sourceIndexes, indexes }, resolveFrom(sources, from), {
        ...asking,
        maxAgeMs: 0,
      });
    },

    async list({ refresh = false, signal } = {}) {
      const { sources, indexes, asking } = await configured(signal);
      try {
        return await sourceIndexes.askInOrder(indexes, refresh ? { ...asking, maxAgeMs: 0 } : asking);
      } catch (error) {
        if (!isAppError(error) || error.code === 'cancelled') throw error;
        return await listAnyModuleProxy(sources, signal, error);
      }
    },

    moduleProxyOf: async (from) => moduleProxyIn((await configured()).sources, from),

    ways: async () => routesOf((await configured()).sources),

    async cached() {
      const { indexes, asking } = await configured();
      const list = await sourceIndexes.newestKept(indexes);
      if (list === null || context.clock.now() - Date.parse(list.fetchedAt) < asking.maxAgeMs) return list;
      return { ...list, stale: { reason: 'the source was not asked' } };
    },

    async listFrom(baseUrl, { trusted, signal } = {}) {
      const { sources, asking } = await configured(signal);
      return sourceIndexes.ask(resolveFrom(sources, baseUrl, trusted), { ...asking, maxAgeMs: 0 });
    },

    async find(spec, { platform, from, signal } = {}) {
      const { sources, indexes, asking } = await configured(signal);
      const only = from === undefined ? null : resolveFrom(sources, from);
      const { release, list } = await findAsking(spec, (always) => {
        const options = always ? { ...asking, maxAgeMs: 0 } : asking;
        return only === null
          ? sourceIndexes.askInOrder(indexes, options)
          : listForPlace({ log: context.log, sourceIndexes, indexes }, only, options);
      });
      const chosen = findArchive(list, release, platform ?? context.native, platform !== undefined);
      const { filename } = chosen.file;
      const sha256 = list.trusted
        ? chosen.file.sha256
        : await trustedSha256(filename, { context, sourceIndexes, sources: indexes, asking });
      const everywhere = urlsInOrder(sources, filename, list.source);
      const urls = only === null ? everywhere : [fileUrl(only.base, filename)];
      const elsewhere = list.filesAt === undefined ? [] : everywhere.filter((url) => !urls.includes(url));
      return { release, list, urls, elsewhere, ...chosen, file: { ...chosen.file, sha256 } };
    },

    async urlsFor(filename, first) {
      const { sources } = await configured();
      return urlsInOrder(sources, filename, first);
    },
  };
}

function urlsInOrder(
  sources: readonly ResolvedSource[],
  filename: string,
  first: string | undefined,
): readonly string[] {
  const ordered = [...sources.filter(({ name }) => name === first), ...sources.filter(({ name }) => name !== first)];
  const withFiles = ordered.filter(({ kind }) => kind !== 'module-proxy');
  return [...new Set(withFiles.map(({ base }) => fileUrl(base, filename)))];
}

function routesOf(sources: readonly ResolvedSource[]): readonly (string | undefined)[] {
  const ways = sources.map(({ name, kind }) => (kind === 'module-proxy' ? name : undefined));
  return [...new Set(ways), ...(sources.some(({ name }) => name === MODULE_PROXY_SOURCE) ? [] : [MODULE_PROXY_SOURCE])];
}

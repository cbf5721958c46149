import { isAppError } from '../../contract/errors.ts';
import type { Platform, Release, ReleaseFile, ReleaseList } from '../../contract/models.ts';
import type { CoreContext } from '../context.ts';
import { parseSpec } from '../go-version/spec.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { archiveFor, type ChosenArchive, chooseArchive } from './choose-archive.ts';
import { findRelease, platformUnavailable } from './find-release.ts';
import type { Releases } from './releases.ts';
import { type ResolvedSource, resolveFrom, resolveSources } from './resolve-sources.ts';
import { createSourceIndexes } from './source-indexes.ts';
import { fileUrl } from './source-url.ts';

interface Configured {
  readonly sources: readonly ResolvedSource[];
  readonly indexes: readonly ResolvedSource[];
  readonly maxAgeMs: number;
}

/** What is published, over the sources of the settings and the kept copies below index/. See `Releases` for what each method promises. */
export function createReleases(context: CoreContext, deps: { readonly settings: SettingsStore }): Releases {
  const sourceIndexes = createSourceIndexes(context);

  async function configured(): Promise<Configured> {
    const { settings } = await deps.settings.read();
    const sources = resolveSources(settings);
    return { sources, indexes: sources.filter(({ kind }) => kind === 'index'), maxAgeMs: settings.indexMaxAgeMinutes * 60_000 };
  }

  /** Asks again when the list is a kept one that does not know the spec: a release may have come out since. */
  async function findAsking(spec: string, ask: (always: boolean) => Promise<ReleaseList>): Promise<{ release: Release; list: ReleaseList }> {
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

  /**
   * The sha256 that a trusted index gives for a file name, null when none does. Kept copies of any age come first: a published file never
   * changes. A mirror's own word is never taken: it supplies bytes, not trust.
   */
  async function trustedSha256(filename: string, trusted: readonly ResolvedSource[], signal: AbortSignal | undefined): Promise<string | null> {
    for (const source of trusted) {
      const sha256 = sha256In(await sourceIndexes.kept(source), filename);
      if (sha256 !== null) return sha256;
    }
    if (trusted.length === 0) return null;
    try {
      return sha256In(await sourceIndexes.askInOrder(trusted, { maxAgeMs: 0, signal }), filename);
    } catch (error) {
      if (!isAppError(error) || error.code === 'cancelled') throw error;
      context.log.warn('No trusted index can be asked for a sha256', { filename, message: error.message });
      return null;
    }
  }

  return {
    async list({ refresh = false, signal } = {}) {
      const { indexes, maxAgeMs } = await configured();
      return sourceIndexes.askInOrder(indexes, { maxAgeMs: refresh ? 0 : maxAgeMs, signal });
    },

    async cached() {
      const { indexes, maxAgeMs } = await configured();
      const list = await sourceIndexes.newestKept(indexes);
      if (list === null || context.clock.now() - Date.parse(list.fetchedAt) < maxAgeMs) return list;
      return { ...list, stale: { reason: 'the source was not asked' } };
    },

    async listFrom(baseUrl, { trusted, signal } = {}) {
      const { sources } = await configured();
      return sourceIndexes.ask(resolveFrom(sources, baseUrl, trusted), { maxAgeMs: 0, signal });
    },

    async find(spec, { platform, from, signal } = {}) {
      const { sources, indexes, maxAgeMs } = await configured();
      const only = from === undefined ? null : resolveFrom(sources, from);
      const { release, list } = await findAsking(spec, (always) => {
        const options = { maxAgeMs: always ? 0 : maxAgeMs, signal };
        return only?.kind === 'index' ? sourceIndexes.ask(only, options) : sourceIndexes.askInOrder(indexes, options);
      });
      const chosen = choose(list, release, platform ?? context.native, platform !== undefined);
      const sha256 = list.trusted
        ? chosen.file.sha256
        : await trustedSha256(
            chosen.file.filename,
            indexes.filter(({ trusted }) => trusted),
            signal,
          );
      const urls = only === null ? urlsInOrder(sources, chosen.file.filename, list.source) : [fileUrl(only.base, chosen.file.filename)];
      return { release, list, urls, ...chosen, file: { ...chosen.file, sha256 } };
    },

    async urlsFor(filename, first) {
      const { sources } = await configured();
      return urlsInOrder(sources, filename, first);
    },
  };
}

/** A platform asked for by name is taken at its word; the machine's own may fall back to one that it emulates. */
function choose(list: ReleaseList, release: Release, platform: Platform, isExact: boolean): ChosenArchive {
  const chooseFrom = (each: Release) => {
    if (!isExact) return chooseArchive(each, platform);
    const file = archiveFor(each, platform);
    return file === null ? null : { file, platform: { os: file.os, arch: file.arch }, emulated: false };
  };
  const chosen = chooseFrom(release);
  if (chosen === null) throw platformUnavailable(list, release, platform, (each) => chooseFrom(each) !== null);
  return chosen;
}

function sha256In(list: ReleaseList | null, filename: string): string | null {
  const isWanted = (file: ReleaseFile) => file.filename === filename;
  return list?.releases.find((release) => release.files.some(isWanted))?.files.find(isWanted)?.sha256 ?? null;
}

function urlsInOrder(sources: readonly ResolvedSource[], filename: string, first: string | undefined): readonly string[] {
  const ordered = [...sources.filter(({ name }) => name === first), ...sources.filter(({ name }) => name !== first)];
  return [...new Set(ordered.map(({ base }) => fileUrl(base, filename)))];
}

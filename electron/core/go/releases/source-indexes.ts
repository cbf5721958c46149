import { AppError, isAppError } from '../../../contract/errors.ts';
import type { ReleaseList } from '../../../contract/models.ts';
import { type NetworkAdvice, networkAdvice } from '../../../contract/network-advice.ts';
import { hostOf, networkHint } from '../../base/network/network-hints.ts';
import type { CoreContext } from '../../context.ts';
import { fetchIndex } from './fetch-index.ts';
import { createIndexCache, type IndexCopy } from './index-cache.ts';
import type { ResolvedSource } from './resolve-sources.ts';

export interface AskOptions {
  /** Age in milliseconds below which a kept copy is not asked for again; 0 asks always. */
  readonly maxAgeMs: number;
  /** The setting `retries`. */
  readonly retries: number;
  readonly signal?: AbortSignal | undefined;
}

/** The indexes of sources, each from its kept copy or from the network. */
export interface SourceIndexes {
  /** The kept copy, of any age. */
  kept(source: ResolvedSource): Promise<ReleaseList | null>;
  /** The kept copy when it is young enough, else the source's answer. Throws as `fetchIndex`. */
  ask(source: ResolvedSource, options: AskOptions): Promise<ReleaseList>;
  /**
   * The list of the first source that has a young copy; else of the first that answers; else the newest kept copy, with
   * the reason. A young copy of a later source goes before asking an earlier one, so that a dead first source is not
   * tried at each call. Throws `index-unavailable`, `index-invalid` when every source answered with something else,
   * `cancelled`.
   */
  askInOrder(sources: readonly ResolvedSource[], options: AskOptions): Promise<ReleaseList>;
  /** The newest kept copy among the sources. */
  newestKept(sources: readonly ResolvedSource[]): Promise<ReleaseList | null>;
}

export function createSourceIndexes(context: CoreContext): SourceIndexes {
  const cache = createIndexCache(context.layout.index, context.log);

  async function kept(source: ResolvedSource): Promise<ReleaseList | null> {
    const copy = source.configured ? await cache.read(source.base) : null;
    return copy === null ? null : toList(source, copy);
  }

  async function young(source: ResolvedSource, maxAgeMs: number): Promise<ReleaseList | null> {
    const list = await kept(source);
    if (list === null) return null;
    const ageMs = context.clock.now() - Date.parse(list.fetchedAt);
    // A time in the future means that a clock was wrong: not young.
    return ageMs >= 0 && ageMs < maxAgeMs ? list : null;
  }

  async function refresh(
    source: ResolvedSource,
    retries: number,
    signal: AbortSignal | undefined,
  ): Promise<ReleaseList> {
    const before = source.configured ? await cache.read(source.base) : null;
    const copy = await fetchIndex(context, { base: source.base, kept: before, retries, signal });
    if (source.configured) {
      await cache.write(source.base, copy);
      context.events.emit('releasesRefreshed', { source: source.name, count: copy.releases.length });
    }
    return toList(source, copy);
  }

  async function newestKept(sources: readonly ResolvedSource[]): Promise<ReleaseList | null> {
    const lists = (await Promise.all(sources.map(kept))).filter((list) => list !== null);
    return lists.reduce<ReleaseList | null>(
      (best, list) => (best === null || list.fetchedAt > best.fetchedAt ? list : best),
      null,
    );
  }

  return {
    kept,
    newestKept,
    ask: async (source, { maxAgeMs, retries, signal }) =>
      (await young(source, maxAgeMs)) ?? (await refresh(source, retries, signal)),
    async askInOrder(sources, { maxAgeMs, retries, signal }) {
      for (const source of sources) {
        const list = await young(source, maxAgeMs);
        if (list !== null) return list;
      }
      const old = await newestKept(sources);
      const failures: Failure[] = [];
      for (const source of sources) {
        // Where a source is blocked each try costs the whole stall limit: with something else at hand, that is used
        // soon.
        const enough = source !== sources.at(-1) ? 0 : old === null ? retries : 1;
        try {
          return await refresh(source, Math.min(enough, retries), signal);
        } catch (error) {
          if (!isAppError(error) || error.code === 'cancelled') throw error;
          context.log.warn('A source did not give its release index', {
            source: source.name,
            code: error.code,
            message: error.message,
          });
          failures.push({ source: source.name, error });
        }
      }
      if (old === null) throw noIndex(failures);
      return { ...old, stale: { reason: reasonOf(failures) } };
    },
  };
}

interface Failure {
  readonly source: string;
  readonly error: AppError;
}

function toList(source: ResolvedSource, copy: IndexCopy): ReleaseList {
  return {
    releases: copy.releases,
    source: source.name,
    trusted: source.trusted,
    fetchedAt: copy.fetchedAt,
    stale: null,
  };
}

function reasonOf(failures: readonly Failure[]): string {
  return failures.map(({ source, error }) => `${source}: ${error.message}`).join('; ');
}

function noIndex(failures: readonly Failure[]): AppError {
  const first = failures[0]?.error;
  if (first === undefined) {
    return new AppError('index-unavailable', 'No source of kind "index" is configured', {
      hint: 'goswitch settings set sources= brings the defaults back',
    });
  }
  if (failures.every(({ error }) => error.code === 'index-invalid')) return first;
  return new AppError('index-unavailable', `No source returned a release index (${reasonOf(failures)})`, {
    ...hintOf(failures),
    details: { failures: failures.map(({ source, error }) => ({ source, code: error.code })), ...networkOf(failures) },
    cause: first,
  });
}

/** What helps against the first failure that is the network's, without the sources that were tried. */
function hintOf(failures: readonly Failure[]): { hint: string } {
  const tried = failures.map(({ error }) => hostOf(error));
  const hints = failures.map(({ error }) => networkHint(error, { use: 'list', tried }));
  return { hint: hints.find((hint) => hint !== null) ?? 'Name another source with --from, such as golang.google.cn' };
}

function networkOf(failures: readonly Failure[]): { network?: NetworkAdvice } {
  const advice = failures.map(({ error }) => networkAdvice(error)).find((each) => each !== null);
  return advice === undefined || advice === null ? {} : { network: advice };
}

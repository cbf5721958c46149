import { AppError, isAppError } from '../../../contract/errors.ts';
import type { ReleaseList } from '../../../contract/models.ts';
import type { Log } from '../../context.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import type { AskOptions, SourceIndexes } from './source-indexes.ts';

interface ListForPlaceTools {
  readonly log: Log;
  readonly sourceIndexes: SourceIndexes;
  /** Those of the settings that have an index. */
  readonly indexes: readonly ResolvedSource[];
}

/**
 * The list to install from one place by: its own index; where it has files alone, as most mirrors, a trusted index of
 * the settings or its kept copy, with `filesAt`. Throws what `SourceIndexes.ask` throws, and `index-unavailable` where
 * a place without an index meets no trusted one.
 */
export async function listForPlace(
  tools: ListForPlaceTools,
  place: ResolvedSource,
  asking: AskOptions,
): Promise<ReleaseList> {
  let answer: AppError | null = null;
  if (place.kind === 'index') {
    try {
      return await tools.sourceIndexes.ask(place, asking);
    } catch (error) {
      if (!isAppError(error) || !hasNoIndex(error)) throw error;
      tools.log.warn('A place to install from has no release index', {
        source: place.name,
        code: error.code,
        message: error.message,
      });
      answer = error;
    }
  }
  return { ...(await listElsewhere(tools, place, { asking, answer })), filesAt: place.name };
}

/** It answers, but not with an index: a web page, a listing for people to look at, or that there is none. */
function hasNoIndex({ code, details }: AppError): boolean {
  if (code === 'index-invalid' || code === 'redirect-loop' || code === 'redirect-insecure') return true;
  return code === 'http-status' && [400, 403, 404, 405, 406, 410, 501].includes(Number(details?.['status']));
}

async function listElsewhere(
  { sourceIndexes, indexes }: ListForPlaceTools,
  place: ResolvedSource,
  { asking, answer }: { readonly asking: AskOptions; readonly answer: AppError | null },
): Promise<ReleaseList> {
  const others = indexes.filter(({ base }) => base !== place.base);
  const trusted = others.filter((source) => source.trusted);
  const details = answer === null ? {} : { answer: answer.message };
  if (others.length === 0) {
    throw new AppError(
      'index-unavailable',
      `${place.name} has no release list of its own, and the settings name no source that has one`,
      {
        hint: 'Add the Go project’s own: goswitch settings set sources go.dev,golang.google.cn. Or name the archive: --from URL --sha256 HEX',
        details,
      },
    );
  }
  try {
    return await sourceIndexes.askInOrder(trusted.length > 0 ? trusted : others, asking);
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled') throw error;
    throw new AppError(
      'index-unavailable',
      `${place.name} has no release list of its own, and no trusted one could be loaded: ${error.message}`,
      {
        hint: `${error.hint ?? ''}. Without a list, name the archive: --from URL --sha256 HEX`.replace(/^\. /, ''),
        details: { ...error.details, ...details },
        cause: error,
      },
    );
  }
}

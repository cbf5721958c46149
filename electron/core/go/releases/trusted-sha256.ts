import { isAppError } from '../../../contract/errors.ts';
import type { ReleaseFile, ReleaseList } from '../../../contract/models.ts';
import type { CoreContext } from '../../context.ts';
import type { ResolvedSource } from './resolve-sources.ts';
import type { AskOptions, SourceIndexes } from './source-indexes.ts';

interface TrustedSha256Options {
  readonly context: CoreContext;
  readonly sourceIndexes: SourceIndexes;
  /** Of these, only the trusted ones are believed. */
  readonly sources: readonly ResolvedSource[];
  readonly asking: AskOptions;
}

/**
 * The sha256 that a trusted index gives for a file name, null when none does. Kept copies of any age come first: a
 * published file never changes. This is what an install takes when the list came from elsewhere: a mirror supplies
 * bytes, never trust. Throws `cancelled`.
 */
export async function trustedSha256(filename: string, options: TrustedSha256Options): Promise<string | null> {
  const { context, sourceIndexes, asking } = options;
  const trusted = options.sources.filter((source) => source.trusted);
  for (const source of trusted) {
    const sha256 = sha256In(await sourceIndexes.kept(source), filename);
    if (sha256 !== null) return sha256;
  }
  if (trusted.length === 0) return null;
  try {
    return sha256In(await sourceIndexes.askInOrder(trusted, { ...asking, maxAgeMs: 0 }), filename);
  } catch (error) {
    if (!isAppError(error) || error.code === 'cancelled') throw error;
    context.log.warn('No trusted index can be asked for a sha256', { filename, message: error.message });
    return null;
  }
}

function sha256In(list: ReleaseList | null, filename: string): string | null {
  const isWanted = (file: ReleaseFile) => file.filename === filename;
  return list?.releases.find((release) => release.files.some(isWanted))?.files.find(isWanted)?.sha256 ?? null;
}

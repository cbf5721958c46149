import { type ErrorShape, toErrorShape } from '../../../../electron/contract/errors.ts';
import type { SnapshotComparison, SnapshotDifference, SnapshotPart } from '../../../../electron/contract/snapshot.ts';
import { call } from '../../../engine/engine.ts';

/** Real ones are a few hundred kB. */
const LARGEST_BYTES = 16 * 1024 * 1024;

export type Compared =
  | { readonly kind: 'compared'; readonly comparison: SnapshotComparison }
  | { readonly kind: 'not-json' | 'too-large' }
  | { readonly kind: 'failed'; readonly error: ErrorShape };

/** Compares this machine with a file that a person picked, whatever is in it. */
export async function compareWithFile(file: Pick<File, 'size' | 'text'>): Promise<Compared> {
  if (file.size > LARGEST_BYTES) return { kind: 'too-large' };
  let snapshot: unknown;
  try {
    snapshot = JSON.parse(await file.text());
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'not-json' };
    return { kind: 'failed', error: toErrorShape(error) };
  }
  try {
    return { kind: 'compared', comparison: await call('snapshot.compare', { snapshot: withoutReports(snapshot) }) };
  } catch (error) {
    return { kind: 'failed', error: toErrorShape(error) };
  }
}

/** The long reports are not compared, and with them a snapshot may be more than a host takes. */
function withoutReports(snapshot: unknown): unknown {
  if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot)) return snapshot;
  return { ...snapshot, scan: null, selfTest: null };
}

/** By part, in the order they first occur. */
export function groupDifferences(
  differences: readonly SnapshotDifference[],
): readonly { readonly part: SnapshotPart; readonly differences: readonly SnapshotDifference[] }[] {
  const parts = [...new Set(differences.map(({ part }) => part))];
  return parts.map((part) => ({ part, differences: differences.filter((difference) => difference.part === part) }));
}

import type { SnapshotApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createSnapshotHandlers({ snapshots }: Core): HandlersOf<keyof SnapshotApi> {
  return {
    'snapshot.take': async (_, { signal }) => (await snapshots()).take({ signal }),
    'snapshot.compare': async ({ snapshot }, { signal }) => (await snapshots()).compare(snapshot, { signal }),
  };
}

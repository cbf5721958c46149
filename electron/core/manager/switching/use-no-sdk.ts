import { bytesEvidence } from '../../base/journal/evidence.ts';
import {
  pointCurrent,
  readActive,
  readActiveBytes,
  readCurrent,
  restoreActive,
  restoreCurrent,
  writeActive,
} from '../home/active-version.ts';
import type { UseSdkTools } from './use-sdk.ts';

/**
 * Makes none the active SDK. `active` goes first: a process killed before `current` went leaves a link that the next
 * command removes. The caller holds the lock `sdks`. Throws the file system's errors; then all is as before.
 */
export async function useNoSdk({ context, journal, refreshDerived }: UseSdkTools): Promise<void> {
  const { layout } = context;
  const [previous, activeBytes, current] = await Promise.all([
    readActive(layout),
    readActiveBytes(layout),
    readCurrent(layout),
  ]);
  if (activeBytes === null) return;
  await journal.change({
    lock: 'sdks',
    entry: {
      action: 'sdk.use',
      target: '',
      summary: `Made no version the active one${previous === null ? '' : ` instead of ${previous}`}`,
      data: { root: null, previous },
      undo: previous === null ? null : { action: 'sdk.use', name: previous },
    },
    evidence: [bytesEvidence(layout.active, activeBytes, null)],
    make: async () => {
      await writeActive(layout, null);
      await pointCurrent(layout, null);
      await refreshDerived();
    },
    unmake: async () => {
      await restoreActive(layout, activeBytes);
      await restoreCurrent(layout, current);
    },
  });
  context.events.emit('activeChanged', { active: null, previous });
}

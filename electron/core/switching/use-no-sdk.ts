import { pointCurrent, readActive, readActiveBytes, readCurrent, restoreActive, restoreCurrent, writeActive } from './active-version.ts';
import type { UseSdkTools } from './use-sdk.ts';

/**
 * Makes none the active SDK. `active` goes first: a process killed before `current` went leaves a link that the next command removes.
 * The caller holds the lock `sdks`. Throws the file system's errors; then all is as before.
 */
export async function useNoSdk({ context, journal, refreshDerived }: UseSdkTools): Promise<void> {
  const { layout } = context;
  const [previous, activeBytes, current] = await Promise.all([readActive(layout), readActiveBytes(layout), readCurrent(layout)]);
  if (activeBytes === null) return;
  try {
    await writeActive(layout, null);
    await pointCurrent(layout, null);
    await refreshDerived();
    await journal.append({
      action: 'sdk.use',
      target: '',
      summary: `Made no version the active one${previous === null ? '' : ` instead of ${previous}`}`,
      data: { root: null, previous },
      undo: previous === null ? null : { action: 'sdk.use', name: previous },
    });
  } catch (error) {
    await restoreActive(layout, activeBytes);
    await restoreCurrent(layout, current);
    throw error;
  }
  context.events.emit('activeChanged', { active: null, previous });
}

import { installVersion, switchToVersion } from './version-actions.ts';
import type { VersionRow } from './version-row.ts';
import { openDetails, useVersionsView } from './versions-view.ts';

type PrimaryAction = 'install' | 'use' | 'adopt' | null;

/** The one thing to do with a row. */
export function primaryAction({ state, isActive, sdk }: VersionRow): PrimaryAction {
  // It would not run, or run another version; the details tell the command that repairs it.
  if (sdk?.problem !== undefined && state.kind === 'installed') return null;
  switch (state.kind) {
    case 'available':
    case 'failed':
      return 'install';
    case 'installed':
      return isActive ? null : 'use';
    case 'external':
      return 'adopt';
    default:
      return null;
  }
}

/** Does it; a row without one shows its details. */
export function runPrimaryAction(row: VersionRow): void {
  switch (primaryAction(row)) {
    case 'install':
      void installVersion(row);
      break;
    case 'use':
      void switchToVersion(row.sdk ?? row);
      break;
    case 'adopt':
      useVersionsView.setState({ adopting: row.id });
      break;
    default:
      openDetails(row.id);
  }
}

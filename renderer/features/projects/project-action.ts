import type { Capability } from '../../../electron/contract/api.ts';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { missingVersion } from './missing-versions.ts';
import { standingOf } from './project-standing.ts';

/** The one thing to do with a project. `repair` and `resolve` ask for a pin too, and say why. */
type ProjectAction = 'remove' | 'install' | 'repair' | 'resolve' | 'pin' | 'open' | 'details';

export function projectAction(info: ProjectInfo, capabilities: readonly Capability[]): ProjectAction {
  if (missingVersion(info) !== null) return 'install';
  switch (standingOf(info).kind) {
    case 'gone':
      return 'remove';
    case 'pin-damaged':
      return 'repair';
    case 'overruled':
    case 'refused':
      return 'resolve';
    case 'broken':
      return 'details';
    case 'pinned':
      return openMethod(capabilities) === null ? 'pin' : 'open';
    default:
      return 'pin';
  }
}

export type OpenMethod = 'host.openTerminal' | 'host.openEditor' | 'host.openFolder';

/** Where "open" goes on this host: the place to work in first. */
export function openMethod(capabilities: readonly Capability[]): OpenMethod | null {
  const methods: readonly OpenMethod[] = ['host.openEditor', 'host.openTerminal', 'host.openFolder'];
  return methods.find((method) => capabilities.includes(method)) ?? null;
}

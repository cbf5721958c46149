import type { SdkRow } from '../../../electron/contract/api.ts';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';

/** Listed projects whose pin means this SDK now. */
export function projectsPinning({ root, linkedTo }: SdkRow, projects: readonly ProjectInfo[]): readonly ProjectInfo[] {
  return projects.filter(({ pin, inEffect }) => {
    return pin !== null && inEffect?.reason === 'pin' && (inEffect.root === root || inEffect.root === linkedTo);
  });
}

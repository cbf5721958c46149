import type { ProfilesApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createProfilesHandlers({ profiles }: Core): HandlersOf<keyof ProfilesApi> {
  return {
    'profiles.state': async () => {
      const setup = await profiles();
      const [targets, states] = await Promise.all([setup.targets(), setup.state()]);
      return { targets, states };
    },
    'profiles.preview': async (choice) => (await profiles()).preview(choice),
    'profiles.apply': async (choice) => (await profiles()).apply(choice),
    'profiles.previewUndo': async (options) => (await profiles()).previewUndo(options),
    'profiles.undo': async (options) => (await profiles()).undo(options),
    'profiles.checkShells': async () => (await profiles()).checkShells(),
    'profiles.goOnPath': async (_, { signal }) => (await profiles()).goOnPath({ withLines: true, signal }),
    'profiles.obstacles': async () => (await profiles()).obstacles(),
    'profiles.previewFix': async (line) => (await profiles()).previewFix(line),
    'profiles.applyFix': async (line) => (await profiles()).applyFix(line),
  };
}

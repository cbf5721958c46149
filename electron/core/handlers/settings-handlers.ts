import type { SettingsApi } from '../../contract/api.ts';
import { readSettingsView } from '../base/settings/settings-view.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createSettingsHandlers({ settings }: Core): HandlersOf<keyof SettingsApi> {
  return {
    'settings.get': async () => readSettingsView(await settings()),
    'settings.update': async ({ changes }) => {
      const store = await settings();
      await store.update(changes);
      return await readSettingsView(store);
    },
  };
}

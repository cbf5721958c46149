import type { SettingsView } from '../../../contract/api.ts';
import type { Settings } from '../../../contract/settings.ts';
import { describeSettings } from './describe-settings.ts';
import { showSettings } from './settings-secrets.ts';
import type { SettingsStore } from './settings-store.ts';

/**
 * Every setting with its value (secrets taken out), default, meaning and the schema of its value, in the order of
 * contract/settings.ts.
 */
export async function readSettingsView(store: Pick<SettingsStore, 'read'>): Promise<SettingsView> {
  const [{ settings, problems }, { toJSONSchema }, { settingsSchema }] = await Promise.all([
    store.read(),
    import('zod'),
    import('../../../contract/settings.ts'),
  ]);
  const shown = showSettings(settings);
  const rows = await describeSettings(shown);
  const entries = rows.map((row) => ({
    ...row,
    schema: { ...toJSONSchema(settingsSchema.shape[row.key as keyof Settings], { io: 'input' }) },
  }));
  return { settings: shown, entries, problems };
}

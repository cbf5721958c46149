import type { Settings } from '../../../electron/contract/settings.ts';
import { runAction } from '../../components/run-action.ts';
import { toast, type Words } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useSettings } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';

export type SettingsChanges = { readonly [Key in keyof Settings]?: Settings[Key] | null };

/** Writes settings; null is the default. With `said` a toast tells of it and offers to take it back. */
export async function changeSettings(changes: SettingsChanges, said?: Words): Promise<void> {
  const before = useSettings.getState().value?.settings;
  const view = await runAction(() => call('settings.update', { changes }));
  if (view === undefined) return;
  useSettings.receive({ ok: true, value: view });
  if (said === undefined || before === undefined) return;
  const previous = Object.fromEntries(
    Object.keys(changes).map((key) => [key, before[key as keyof typeof before]]),
  ) as SettingsChanges;
  toast({ text: said, action: { label: () => t('common:undo'), run: () => changeSettings(previous) } });
}

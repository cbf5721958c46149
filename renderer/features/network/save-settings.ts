import type { ErrorShape } from '../../../electron/contract/errors.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import { runAction } from '../../components/run-action.ts';
import { dismissToast, toast, type Words } from '../../components/toasts.ts';
import { call } from '../../engine/engine.ts';
import { useSettings } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { useNetwork } from './network-store.ts';

type NetworkSettings = { readonly [Key in keyof Settings]?: Settings[Key] | null };

let lastToast: number | null = null;

/** Writes settings; one notice at a time tells of it and takes it back. True when they are written. */
export async function saveSettings(
  changes: NetworkSettings,
  said: Words | null,
  onError?: (error: ErrorShape) => void,
): Promise<boolean> {
  const before = useSettings.getState().value?.settings;
  const view = await runAction(() => call('settings.update', { changes }), onError === undefined ? {} : { onError });
  if (view === undefined) return false;
  useSettings.receive({ ok: true, value: view });
  await useNetwork.refresh();
  if (lastToast !== null) dismissToast(lastToast);
  if (said === null || before === undefined) return true;
  const previous = Object.fromEntries(
    Object.keys(changes).map((key) => [key, before[key as keyof Settings]]),
  ) as NetworkSettings;
  lastToast = toast({
    text: said,
    action: { label: () => t('common:undo'), run: async () => void (await saveSettings(previous, null)) },
  });
  return true;
}

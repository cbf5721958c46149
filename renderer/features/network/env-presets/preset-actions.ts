import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { GoEnvPreset } from '../../../../electron/contract/go-env.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { useGoEnvPresets } from '../go-env/go-env-store.ts';

/** Keeps a preset; `replaces` names the one it was. True when it was done. */
export async function savePreset(
  { name, values }: GoEnvPreset,
  options: { readonly replaces: string | null; readonly onError: (error: ErrorShape) => void },
): Promise<boolean> {
  const input = { name, values: trimmed(values), ...(options.replaces === null ? {} : { replaces: options.replaces }) };
  const presets = await runAction(() => call('goEnv.savePreset', input), { onError: options.onError });
  if (presets === undefined) return false;
  useGoEnvPresets.receive({ ok: true, value: presets });
  toast({ text: () => t('goEnv:done.presetSaved', { name }) });
  return true;
}

/** With an undo that keeps it again, at the end of the list. */
export async function removePreset(preset: GoEnvPreset): Promise<void> {
  const { name } = preset;
  const presets = await runAction(() => call('goEnv.removePreset', { name }));
  if (presets === undefined) return;
  useGoEnvPresets.receive({ ok: true, value: presets });
  const bringBack = async () => {
    await runAction(async () => {
      const known = await call('goEnv.savePreset', { name, values: { ...preset.values } });
      useGoEnvPresets.receive({ ok: true, value: known });
    });
  };
  toast({
    text: () => t('goEnv:done.presetRemoved', { name }),
    action: { label: () => t('common:undo'), run: bringBack },
  });
}

function trimmed(values: GoEnvPreset['values']): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim() || null]));
}

import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { GoEnvProfile } from '../../../../electron/contract/go-env.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { useGoEnvProfiles } from '../go-env/go-env-store.ts';

/** Keeps a profile; `replaces` names the one it was. True when it was done. */
export async function saveProfile(
  { name, values }: GoEnvProfile,
  options: { readonly replaces: string | null; readonly onError: (error: ErrorShape) => void },
): Promise<boolean> {
  const input = { name, values: trimmed(values), ...(options.replaces === null ? {} : { replaces: options.replaces }) };
  const profiles = await runAction(() => call('goEnv.saveProfile', input), { onError: options.onError });
  if (profiles === undefined) return false;
  useGoEnvProfiles.receive({ ok: true, value: profiles });
  toast({ text: () => t('goEnv:done.profileSaved', { name }) });
  return true;
}

/** With an undo that keeps it again, at the end of the list. */
export async function removeProfile(profile: GoEnvProfile): Promise<void> {
  const { name } = profile;
  const profiles = await runAction(() => call('goEnv.removeProfile', { name }));
  if (profiles === undefined) return;
  useGoEnvProfiles.receive({ ok: true, value: profiles });
  const bringBack = async () => {
    await runAction(async () => {
      const known = await call('goEnv.saveProfile', { name, values: { ...profile.values } });
      useGoEnvProfiles.receive({ ok: true, value: known });
    });
  };
  toast({
    text: () => t('goEnv:done.profileRemoved', { name }),
    action: { label: () => t('common:undo'), run: bringBack },
  });
}

function trimmed(values: GoEnvProfile['values']): Record<string, string | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim() || null]));
}

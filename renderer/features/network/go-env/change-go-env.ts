/** Changes of Go's settings: judged by the go command, told with a way back, and honest about what wins over them. */
import type { ErrorShape } from '../../../../electron/contract/errors.ts';
import type { GoEnvChangeResult } from '../../../../electron/contract/go-env.ts';
import { runAction } from '../../../components/run-action.ts';
import { toast, type Words } from '../../../components/toasts.ts';
import { call } from '../../../engine/engine.ts';
import { t } from '../../../i18n/i18n.ts';
import { chosenSdk, useGoEnv, useGoEnvPresets, useOverruled } from './go-env-store.ts';

export type GoEnvChanges = Readonly<Record<string, string | null>>;
export type TelemetryMode = 'on' | 'local' | 'off';

/**
 * Writes the go env file; null takes a variable out. True when it was done; `onError` gets what was wrong, else a
 * notice tells.
 */
export async function changeGoEnv(changes: GoEnvChanges, onError?: (error: ErrorShape) => void): Promise<boolean> {
  const result = await runAction(
    () => call('goEnv.set', { changes: { ...changes }, ...chosenSdk() }),
    onError === undefined ? {} : { onError },
  );
  if (result === undefined) return false;
  await takeResult(result, () => describeChanges(changes));
  return true;
}

export async function switchPreset(name: string): Promise<void> {
  const result = await runAction(() => call('goEnv.switchPreset', { name }));
  if (result !== undefined) await takeResult(result, () => t('goEnv:done.switched', { name }));
}

export async function setTelemetry(mode: TelemetryMode): Promise<boolean> {
  const report = await runAction(() => call('goEnv.setTelemetry', { mode }));
  if (report === undefined) return false;
  toast({ text: () => t('goEnv:done.telemetry') });
  await useGoEnv.refresh();
  return true;
}

/** Brings back what a change replaced. */
export async function undoGoEnv(id: string): Promise<void> {
  await runAction(async () => {
    await call('journal.undo', { id });
    useOverruled.setState({ overruled: [] });
    toast({ text: () => t('goEnv:done.undone') });
  });
  await renewGoEnv();
}

export async function renewGoEnv(): Promise<void> {
  await Promise.all([useGoEnv.refresh(), useGoEnvPresets.refresh()]);
}

async function takeResult({ journalId, overruled }: GoEnvChangeResult, said: Words): Promise<void> {
  useOverruled.setState({ overruled });
  if (journalId === null) toast({ text: () => t('goEnv:done.nothing'), tone: 'plain' });
  else toast({ text: said, action: { label: () => t('common:undo'), run: () => undoGoEnv(journalId) } });
  await renewGoEnv();
}

function describeChanges(changes: GoEnvChanges): string {
  const names = Object.keys(changes);
  const key = names.every((name) => changes[name] === null) ? 'goEnv:done.unset' : 'goEnv:done.set';
  return t(key, { names: names.join(t('goEnv:done.separator')) });
}
